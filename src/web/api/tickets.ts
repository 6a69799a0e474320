import { Router } from 'express';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { TICKET_CHOICE_QUERY } from '../ticket-choice-query.ts';
import type { ApiDeps } from './api-deps.ts';
import { PAGE_QUERY, readCursor, toPage } from './page.ts';
import { readQuery } from './read-input.ts';
import { ticketJson } from './ticket-json.ts';

const LIST_QUERY = z.strictObject({ ...PAGE_QUERY, ...TICKET_CHOICE_QUERY });

/** `/tickets`: search, and look one up. */
export function createTicketRoutes({ tickets }: Pick<ApiDeps, 'tickets'>): Router {
  const router = Router();

  router.get('/tickets', async (request, response) => {
    const { cursor, limit, ...filter } = readQuery(LIST_QUERY, request);
    const found = await tickets.list({ ...filter, before: readCursor(cursor), limit: limit + 1 });
    response.json(
      toPage(found, limit, { key: (file) => file.ticket.number, json: (file) => ticketJson(file) }),
    );
  });

  router.get('/tickets/:number', async (request, response) => {
    const { number } = request.params;
    const file = /^[1-9]\d{0,8}$/.test(number) ? await tickets.get(Number(number)) : null;
    if (file === null) throw new Problem(404, 'There is no ticket with this number.');
    response.json(ticketJson(file));
  });

  return router;
}
