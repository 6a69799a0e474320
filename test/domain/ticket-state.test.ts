import { expect, test } from '@jest/globals';
import { NO_TIMERS } from '../../src/domain/timers.ts';
import { openTicket } from '../../src/domain/ticket-state.ts';
import { upgradeState, type CarriedState } from '../../src/domain/upgrade-state.ts';
import { nextDeadline } from '../../src/domain/deadlines.ts';
import { after, claimedTicket, LENA, START, ticketWith } from '../support/ticket.ts';
import { said, wrote } from '../support/ticket-table.ts';

/** What the first version of Pitcrew carried of a claimed ticket. */
const carried: CarriedState = {
  number: 42,
  event: {
    code: 'HACK',
    name: 'Hack 2026',
    locale: 'en',
    timezone: 'Europe/Berlin',
    replies: 'all',
    reopenWindow: '2h',
    board: { projectId: 'p7' },
  },
  organizer: { name: 'Anna Petrova', chatId: 5001, language: 'en' },
  previousNumber: null,
  subject: 'The Wi-Fi is down',
  openedAt: START,
  status: 'claimed',
  agent: LENA,
  claimedAt: START,
  seenMessages: ['tg-1'],
  seenComments: ['c1'],
  board: ticketWith().board,
  task: ticketWith().task,
};

test('what an earlier version carried goes on, with what it did not know as at the start', () => {
  const state = upgradeState(carried);
  expect(state).toMatchObject({ status: 'claimed', agent: LENA, seenComments: ['c1'] });
  expect(state.event).toMatchObject({
    projectId: 'p7',
    hours: null,
    agentsChatId: null,
    timers: { ...NO_TIMERS, reopenWindow: '2h' },
  });
  expect(Object.keys(state)).toEqual(expect.arrayContaining(Object.keys(openTicket(state))));
  expect(nextDeadline(state)).toBeNull();
});

test('comments that an earlier version relayed are not relayed again', () => {
  const decision = after(upgradeState(carried), [said('c1', 'Seen before'), said('c2', 'New')]);
  expect(decision.effects.organizer).toMatchObject([{ type: 'sendReply', commentId: 'c2' }]);
});

test('a ticket counts from now on once something happens to it', () => {
  const { state } = after(upgradeState(carried), [wrote(2)], START + 1_000);
  expect(state.since).toEqual({
    unclaimed: null,
    held: START + 1_000,
    silent: START + 1_000,
    waiting: null,
  });
});

test('what this version carries is as it was', () => {
  const { state } = after(claimedTicket(), [wrote(2), said('c1', 'Hello')]);
  const stored = JSON.parse(JSON.stringify(state)) as CarriedState;
  expect(upgradeState(stored)).toStrictEqual(state);
});
