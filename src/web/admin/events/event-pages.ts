import { Router } from 'express';
import { deepLink } from '../../api/event-json.ts';
import { knownEvent } from '../../api/known-event.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { eventCrumbs } from './event-crumbs.ts';
import { WEEKDAY_LABELS } from '../weekdays.ts';
import { TIMER_LABELS } from './event-fields.ts';
import { createInvitationPages } from './invitation-pages.ts';
import { ownTexts } from './own-texts.ts';
import { createSettingsPages } from './settings-pages.ts';

/** `/admin/events`: all of them; one with its invitation; its settings; its end. */
export function createEventPages(deps: AdminDeps): Router {
  const { show, stores, botUsername } = deps;
  const { events, eventOverview } = stores;
  const router = Router();

  router.get('/', async (_request, response) => {
    show(response, '/events/event-list', {
      title: 'Events',
      events: await eventOverview.standings(),
    });
  });

  router.get('/:code', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
    show(response, '/events/event', {
      title: event.name,
      crumbs: eventCrumbs(),
      event,
      events: await eventOverview.standings({ code: event.code }),
      inviteLink: deepLink(await botUsername(), event.code),
      boardUrl: `https://app.todoist.com/app/project/${event.todoistProjectId}`,
      timerLabels: TIMER_LABELS,
      weekdays: WEEKDAY_LABELS,
      texts: ownTexts(deps.translate, event),
    });
  });

  router.post('/:code/close', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
    await events.close(event.id, new Date());
    done(response, `/admin/events/${event.code}`, 'The event is closed.');
  });

  router.use(createSettingsPages(deps));
  router.use(createInvitationPages(deps));
  return router;
}
