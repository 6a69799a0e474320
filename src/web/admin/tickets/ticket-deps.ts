import type { Tickets } from '../../../temporal/tickets.ts';
import type { AdminDeps } from '../admin-deps.ts';

/** What the pages of tickets stand on. */
export interface TicketDeps extends Pick<AdminDeps, 'show' | 'stores' | 'temporalUi'> {
  tickets: Pick<Tickets, 'act'>;
}
