import { Router } from 'express';
import { failingChecks, type ReadinessCheck } from '../readiness.ts';

/** `/healthz`: the process lives. `/readyz`: everything it needs works, or why not; `checks` is what it looks at. */
export function createHealth(checks: ReadinessCheck[]): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const reasons = await failingChecks(checks);
    response.status(reasons.length === 0 ? 200 : 503).json({
      status: reasons.length === 0 ? 'ok' : 'unavailable',
      checks: checks.map(({ name }) => name),
      reasons,
    });
  });
  return router;
}
