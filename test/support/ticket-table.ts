import { expect } from '@jest/globals';
import type { BoardView } from '../../src/domain/card.ts';
import type { AgentsEffect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { SeenComment } from '../../src/domain/messages.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import type { Timers } from '../../src/domain/timers.ts';
import { NO_TIMERS } from '../../src/domain/timers.ts';
import { after, comment, done, freshTicket, LENA, message, told } from './ticket.ts';

/** One row of a table: what a ticket becomes, and what is to be done, when something happens to it. */
export interface Case {
  when: string;
  state: TicketState;
  event: TicketEvent;
  at?: number;
  becomes: Partial<TicketState>;
  organizer: string[];
  board: (string | Partial<BoardView>)[];
  agents?: AgentsEffect['type'][];
}

export function expectCase({
  state,
  event,
  at,
  becomes,
  organizer,
  board,
  agents = [],
}: Case): void {
  const decision = after(state, [event], at);
  expect(decision.state).toMatchObject(becomes);
  expect({ organizer: told(decision), board: done(decision), agents: asked(decision) }).toEqual({
    organizer,
    board,
    agents,
  });
}

/** Names of what is done in the agents' chat. */
export function asked({ effects }: Decision): AgentsEffect['type'][] {
  return effects.agents.map(({ type }) => type);
}

export function wrote(
  number: number,
  fields: Partial<ReturnType<typeof message>> = {},
): TicketEvent {
  return { type: 'organizerWrote', message: { ...message(number), ...fields } };
}

export function said(
  id: string,
  text: string,
  author = LENA,
  fields: Partial<SeenComment> = {},
): TicketEvent {
  return { type: 'commentSeen', comment: { ...comment(id, text, author), ...fields } };
}

export const SOLVED: TicketEvent = { type: 'organizerSolved' };
export const REOPENED: TicketEvent = { type: 'organizerReopened' };
export const CANCELLED: TicketEvent = { type: 'organizerCancelled' };
export const DEADLINE: TicketEvent = { type: 'deadlinePassed' };

/** The facts of an event with these timers, and no others; `fields` of the event besides. */
export function eventWith(
  timers: Partial<Timers>,
  fields: Partial<TicketState['event']> = {},
): Pick<TicketState, 'event'> {
  return { event: { ...freshTicket().event, timers: { ...NO_TIMERS, ...timers }, ...fields } };
}
