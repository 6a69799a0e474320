import { Router } from 'express';
import type { AdminDeps } from '../admin-deps.ts';

/** `/admin`: what is going on, and what needs somebody. */
export function createOverviewPages({ show }: AdminDeps): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    show(response, '/overview/overview', { title: 'Overview' });
  });
  return router;
}
