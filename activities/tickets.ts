import type { StoreEffect } from '../src/domain/effects.ts';
import type { TicketRecord } from '../src/domain/ports.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** The read model. */
export function createTicketActivities({ store }: Pick<Ports, 'store'>) {
  return {
    /** Writes the ticket as it is now, and what happened to its messages. Saving twice changes nothing. */
    saveTicket: (ticket: TicketRecord, changes: StoreEffect[]): Promise<void> =>
      asActivity(async () => void (await store.saveTicket(ticket, changes))),
  };
}
