import { Router } from 'express';
import { failingChecks } from '../../../readiness.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { readAttention } from './attention.ts';

/** `/admin`: what is going on, and what needs somebody. */
export function createOverviewPages(deps: AdminDeps): Router {
  const { show, stores } = deps;
  const router = Router();
  router.get('/', async (_request, response) => {
    const [events, trouble, parked, faults] = await Promise.all([
      stores.eventOverview.standings({ openOnly: true }),
      stores.deliveryTrouble.find({}, { limit: 1 }),
      stores.eventOverview.parkedUpdates(),
      failingChecks(deps.checks),
    ]);
    show(response, '/overview/overview', {
      title: 'Overview',
      events,
      attention: readAttention({ events, undelivered: trouble.total, parked, faults }),
    });
  });
  return router;
}
