import { Router } from 'express';
import { askStatistics, STATISTICS_QUERY } from '../statistics-query.ts';
import type { ApiDeps } from './api-deps.ts';
import { readQuery } from './read-input.ts';

/** `/stats`: the numbers of one event, several or all, by themselves and together; docs/statistics.md defines them. */
export function createStatsRoutes(deps: Pick<ApiDeps, 'events' | 'statistics'>): Router {
  const router = Router();
  router.get('/stats', async (request, response) => {
    const { asOf, total, ...parts } = await askStatistics(
      deps,
      readQuery(STATISTICS_QUERY, request),
    );
    response.json({ asOf, ...total, ...parts });
  });
  return router;
}
