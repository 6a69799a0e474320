import express, { Router } from 'express';
import type { ApiDeps } from './api-deps.ts';
import { createAgentRoutes } from './agents.ts';
import { requireToken } from './require-token.ts';
import { createEventRoutes } from './events.ts';
import { createExportRoutes } from './exports.ts';
import { createScriptRoutes } from './scripts.ts';
import { createStatsRoutes } from './stats.ts';
import { createTicketRoutes } from './tickets.ts';

/** `/api/v1`: closed without the token. */
export function createApi(deps: ApiDeps): Router {
  const router = Router();
  router.use(requireToken(deps.token));
  router.use(express.json({ limit: '1mb' }));
  router.use(createEventRoutes(deps));
  router.use(createAgentRoutes(deps));
  router.use(createScriptRoutes(deps));
  router.use(createTicketRoutes(deps));
  router.use(createExportRoutes(deps));
  router.use(createStatsRoutes(deps));
  for (const routes of deps.more ?? []) router.use(routes);
  router.get('/delivery', async (_request, response) => {
    response.json(await deps.countDelivery());
  });
  return router;
}
