import { expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import {
  after,
  claimedTicket,
  LENA,
  MAX,
  resolvedTicket,
  SECOND,
  seen,
  START,
  ticketWith,
} from '../support/ticket.ts';

const LATER = START + 3_600 * SECOND;

const takes: TicketEvent = { type: 'agentTook', take: { agent: LENA, chatId: -1 } };
const solves: TicketEvent = { type: 'organizerSolved' };
const reopens: TicketEvent = { type: 'organizerReopened' };

const steps = (state: TicketState, ...events: TicketEvent[]) =>
  after(state, events, LATER).effects.store.filter(({ type }) => type === 'ticketChanged');

const step = (status: TicketState['status'], agent = LENA) => ({
  type: 'ticketChanged',
  at: LATER,
  status,
  agent,
});

test('a new status is a step, with the holder', () => {
  expect(steps(ticketWith(), takes)).toEqual([step('claimed')]);
  expect(steps(claimedTicket(), solves)).toEqual([step('resolved')]);
  expect(steps(resolvedTicket({ resolvedAt: LATER }), reopens)).toEqual([step('claimed')]);
});

test('a hand-over is a step, though the status stays', () => {
  const state = claimedTicket();
  expect(steps(state, seen(state, { assignee: MAX }))).toEqual([step('claimed', MAX)]);
});

test('what changes neither status nor holder is none', () => {
  expect(steps(claimedTicket(), takes, reopens)).toEqual([]);
});
