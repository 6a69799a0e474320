import type { TicketStatus } from './ticket-status.ts';

/** A ticket of the organizer that is not closed. */
export interface OpenTicket {
  number: number;
  status: TicketStatus;
}

export type Route =
  | { kind: 'add'; number: number }
  | { kind: 'new' }
  | { kind: 'ask'; numbers: number[] };

/**
 * Where an organizer's message belongs. A reply to any message of a ticket belongs to it; else the ticket chosen
 * with Write; else what is open decides: none makes a new ticket, one takes the message, several mean asking.
 * Resolved tickets, whose reopen window still runs, count only where nothing else is open.
 */
export function routeMessage(facts: {
  repliedTo: number | null;
  chosen: number | null;
  open: OpenTicket[];
}): Route {
  const isOpen = (number: number | null): number is number =>
    number !== null && facts.open.some((ticket) => ticket.number === number);
  if (isOpen(facts.repliedTo)) return { kind: 'add', number: facts.repliedTo };
  if (facts.repliedTo !== null) return { kind: 'new' };
  if (isOpen(facts.chosen)) return { kind: 'add', number: facts.chosen };

  const active = facts.open.filter((ticket) => ticket.status !== 'resolved');
  const candidates = active.length > 0 ? active : facts.open;
  const [only, ...others] = candidates;
  if (only === undefined) return { kind: 'new' };
  if (others.length === 0) return { kind: 'add', number: only.number };
  return { kind: 'ask', numbers: candidates.map((ticket) => ticket.number) };
}
