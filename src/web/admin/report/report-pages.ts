import { Router } from 'express';
import { knownEvent } from '../../api/known-event.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { statisticsView } from '../statistics/statistics-view.ts';
import { busiestHours } from './busiest-hours.ts';

const BUSIEST = 3;
const LABELS = 10;
/** Comments and open tickets that are shown at most. */
const LISTED = 200;

/** `/admin/events/CODE/report`: what a client wants to know after an event, on one page to print. */
export function createReportPages({ show, stores }: AdminDeps): Router {
  const router = Router();
  router.get('/:code/report', async (request, response) => {
    const event = knownEvent(await stores.events.byCode(request.params.code));
    const { eventRemains, statistics } = stores;
    const [figures, comments, openTickets] = await Promise.all([
      statistics.of([event.id], {}),
      eventRemains.ratingComments(event.id, LISTED),
      eventRemains.openTickets(event.id, LISTED),
    ]);
    show(response, '/report/report', {
      title: `${event.name}: report`,
      crumbs: [
        { title: 'Events', href: '/admin/events' },
        { title: event.name, href: `/admin/events/${event.code}` },
      ],
      event,
      ...statisticsView(figures, { event: event.code, from: '', to: '' }),
      total: figures.total,
      busiest: busiestHours(figures, BUSIEST),
      labels: figures.categories.slice(0, LABELS),
      uncategorized: figures.uncategorized,
      comments,
      openTickets,
      listed: LISTED,
    });
  });
  return router;
}
