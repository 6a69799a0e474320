import type { TicketOrganizer } from '../src/domain/ticket-state.ts';

/** Whom a message is for, and of which ticket it speaks. */
export interface ToOrganizer {
  number: number;
  organizer: TicketOrganizer;
}
