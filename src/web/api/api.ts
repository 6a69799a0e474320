import express, { Router } from 'express';
import type { AgentStore } from '../../database/agent-store.ts';
import type { DeliveryCounts } from '../../database/delivery-counts.ts';
import type { EventStore } from '../../database/event-store.ts';
import type { TicketQueries } from '../../database/ticket-queries.ts';
import type { EventBoard } from '../../events/event-board.ts';
import { createAgentRoutes } from './agents.ts';
import { requireToken } from './require-token.ts';
import { createEventRoutes } from './events.ts';
import { createTicketRoutes } from './tickets.ts';

export interface ApiDeps {
  /** Null turns the API off. */
  token: string | null;
  events: EventStore;
  agents: AgentStore;
  tickets: TicketQueries;
  board: EventBoard;
  countDelivery(): Promise<{ in: DeliveryCounts; out: DeliveryCounts }>;
  /** The bot's Telegram name, without @; null while it is not known. */
  botUsername: () => Promise<string | null>;
  /** Further routes behind the token. */
  more?: Router[];
}

/** `/api/v1`: closed without the token. */
export function createApi(deps: ApiDeps): Router {
  const router = Router();
  router.use(requireToken(deps.token));
  router.use(express.json({ limit: '1mb' }));
  router.use(createEventRoutes(deps));
  router.use(createAgentRoutes(deps));
  router.use(createTicketRoutes(deps));
  for (const routes of deps.more ?? []) router.use(routes);
  router.get('/delivery', async (_request, response) => {
    response.json(await deps.countDelivery());
  });
  return router;
}
