import { Router } from 'express';
import type { AdminDeps } from '../admin-deps.ts';
import { createTicketList } from './ticket-list.ts';
import { createTicketPage } from './ticket-page.ts';

/** `/admin/tickets`: the list, and each ticket. */
export function createTicketsPages(deps: AdminDeps): Router {
  return Router().use(createTicketList(deps), createTicketPage(deps));
}
