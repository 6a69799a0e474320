import { Router } from 'express';
import { dataOnly } from './security-headers.ts';

/** Source: Prometheus, "Exposition formats". */
const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

/** `/metrics`, for Prometheus. It holds nothing of people, and asks for no token. */
export function createMetricsRoute(scrape: () => Promise<string>): Router {
  const router = Router();
  router.get('/', dataOnly(), async (_request, response) => {
    response.type(TEXT_FORMAT).send(await scrape());
  });
  return router;
}
