import type {
  AgentsEffect,
  BoardEffect,
  OrganizerEffect,
  StoreEffect,
} from '../src/domain/effects.ts';
import type { TicketEvent } from '../src/domain/events.ts';
import type { CarriedState } from '../src/domain/upgrade-state.ts';

/** All that a run of the workflow is given, at its start and when it continues as a new one. */
export interface TicketInput {
  /** An earlier version of Pitcrew may have written it. */
  state: CarriedState;
  inbox: TicketEvent[];
  organizer: OrganizerEffect[];
  board: BoardEffect[];
  /** Absent in what an earlier version carried over. */
  agents?: AgentsEffect[];
  store: StoreEffect[];
}
