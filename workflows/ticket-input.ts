import type {
  BoardEffect,
  OrganizerEffect,
  StoreEffect,
  TicketEvent,
} from '../src/domain/events.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';

/** All that a run of the workflow is given, at its start and when it continues as a new one. */
export interface TicketInput {
  state: TicketState;
  inbox: TicketEvent[];
  organizer: OrganizerEffect[];
  board: BoardEffect[];
  store: StoreEffect[];
}
