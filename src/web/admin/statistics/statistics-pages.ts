import { Router, type Request } from 'express';
import { z } from 'zod';
import { chartSvg } from '../../../statistics/charts/chart-svg.ts';
import { CHARTS } from '../../../statistics/charts/charts.ts';
import { readQuery } from '../../api/read-input.ts';
import { Problem } from '../../problem.ts';
import { askStatistics, STATISTICS_QUERY } from '../../statistics-query.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { createRecentStatistics } from './recent-statistics.ts';
import { statisticsView } from './statistics-view.ts';

const CHART_QUERY = STATISTICS_QUERY.extend({
  theme: z.enum(['light', 'dark']).default('light'),
  size: z.enum(['wide', 'narrow']).default('wide'),
});

/** `/admin/statistics`: the numbers of one event or of all, with their charts. */
export function createStatisticsPages({ show, stores }: AdminDeps): Router {
  const router = Router();
  const read = createRecentStatistics((query) => askStatistics(stores, query));

  router.get('/', async (request, response) => {
    const query = readQuery(STATISTICS_QUERY, request);
    const [statistics, events] = await Promise.all([read(query), stores.events.list()]);
    show(response, '/statistics/statistics', {
      title: 'Statistics',
      ...statisticsView(statistics, {
        event: query.event.join(','),
        from: textOf(request, 'from'),
        to: textOf(request, 'to'),
      }),
      choices: events.map(({ code, name }) => ({ code, name })),
    });
  });

  router.get('/charts/:file', async (request, response) => {
    const { theme, size, ...query } = readQuery(CHART_QUERY, request);
    const chart = CHARTS.find(({ name }) => `${name}.svg` === request.params.file);
    if (chart === undefined) throw new Problem(404, 'There is no such chart.');
    const svg = await chartSvg(chart, await read(query), { theme, size });
    response.type('svg').send(svg);
  });

  return router;
}

/** A parameter as it was typed. */
function textOf({ query }: Request, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}
