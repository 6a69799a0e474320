import { Router } from 'express';
import type { TicketDeps } from './ticket-deps.ts';
import { createTicketList } from './ticket-list.ts';
import { createTicketPage } from './ticket-page.ts';

/** `/admin/tickets`: the list, and each ticket. */
export function createTicketsPages(deps: TicketDeps): Router {
  return Router().use(createTicketList(deps), createTicketPage(deps));
}
