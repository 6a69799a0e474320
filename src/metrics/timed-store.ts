import type { TicketStore } from '../domain/ports.ts';
import type { Metrics } from './metrics.ts';

/** The read model, with each message's way timed when it is first known to have been delivered. */
export function timedStore(store: TicketStore, { relayed }: Pick<Metrics, 'relayed'>): TicketStore {
  return {
    ...store,
    async saveTicket(ticket, changes) {
      const delivered = await store.saveTicket(ticket, changes);
      for (const { direction, took } of delivered) relayed(direction, took / 1_000);
      return delivered;
    },
  };
}
