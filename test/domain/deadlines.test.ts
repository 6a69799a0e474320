import { describe, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import { nextDeadline } from '../../src/domain/deadlines.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import type { Timers } from '../../src/domain/timers.ts';
import {
  after,
  claimedTicket,
  done,
  freshTicket,
  LENA,
  MAX,
  resolvedTicket,
  seen,
  START,
  ticketWith,
  told,
} from '../support/ticket.ts';
import { asked, DEADLINE, eventWith, REOPENED, said, wrote } from '../support/ticket-table.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NO_SINCE = { unclaimed: null, held: null, silent: null, waiting: null };

const queued = (timers: Partial<Timers>, fields: Partial<TicketState> = {}) =>
  ticketWith({ ...eventWith(timers), since: { ...NO_SINCE, unclaimed: START }, ...fields });
const held = (timers: Partial<Timers>) =>
  claimedTicket({ ...eventWith(timers), since: { ...NO_SINCE, held: START, silent: START } });
const waiting = (timers: Partial<Timers>) =>
  claimedTicket({
    ...eventWith(timers),
    status: 'waiting',
    since: { ...NO_SINCE, waiting: START },
  });
const solved = (timers: Partial<Timers>) =>
  resolvedTicket({ ...eventWith(timers), since: NO_SINCE });
const chat = { agentsChatId: -4001 };

describe('each timer', () => {
  test.each([
    ['remindUnclaimed', queued({ remindUnclaimed: ['10m', '20m'] }), 10 * MINUTE],
    ['escalateUnclaimed', queued({ escalateUnclaimed: '30m' }), 30 * MINUTE],
    ['firstReply', held({ firstReply: '30m' }), 30 * MINUTE],
    ['releaseSilentClaim', held({ releaseSilentClaim: '45m' }), 45 * MINUTE],
    ['waitingReminder', waiting({ waitingReminder: '24h' }), 24 * HOUR],
    ['waitingClose', waiting({ waitingClose: '72h' }), 72 * HOUR],
    ['reopenWindow', solved({ reopenWindow: '1h' }), HOUR],
  ] as const)('%s fires at its time, not before, and once', (timer, state, time) => {
    expect(nextDeadline(state)).toMatchObject({ timer, at: START + time });
    const early = after(state, [DEADLINE], START + time - 1);
    expect(early.state).toEqual(state);
    const fired = after(state, [DEADLINE], START + time);
    expect(fired.state).not.toEqual(state);
    const again = after(fired.state, [DEADLINE], START + time);
    expect(again).toEqual({
      state: fired.state,
      effects: { organizer: [], board: [], agents: [], store: [] },
    });
    expect(nextDeadline(fired.state)?.at ?? Number.MAX_VALUE).toBeGreaterThan(START + time);
  });

  test.each([
    ['remindUnclaimed', queued({ remindUnclaimed: ['off'] })],
    ['escalateUnclaimed', queued({ escalateUnclaimed: 'off' })],
    ['firstReply', held({ firstReply: 'off' })],
    ['releaseSilentClaim', held({ releaseSilentClaim: 'off' })],
    ['waitingReminder and waitingClose', waiting({})],
    ['all, of a closed ticket,', resolvedTicket({ status: 'closed' })],
  ])('%s may be off', (_, state) => {
    expect(nextDeadline(state)).toBeNull();
    const late = after(state, [DEADLINE], START + 1_000 * HOUR);
    expect(late.effects).toEqual({ organizer: [], board: [], agents: [], store: [] });
  });

  test('closes a solved ticket at once where there is no reopen window', () => {
    const state = solved({ reopenWindow: 'off' });
    expect(nextDeadline(state)?.at).toBe(START);
    expect(after(state, [DEADLINE]).state.status).toBe('closed');
  });

  test('is the soonest of all', () => {
    const all = { remindUnclaimed: ['20m', '10m'], escalateUnclaimed: '5m' };
    const first = nextDeadline(queued(all));
    expect(first).toEqual({
      timer: 'escalateUnclaimed',
      name: 'escalateUnclaimed',
      at: START + 5 * MINUTE,
    });
    const { state } = after(queued(all), [DEADLINE], START + 5 * MINUTE);
    expect(nextDeadline(state)?.name).toBe('remindUnclaimed-1');
  });
});

describe('what a timer does', () => {
  const remind = { remindUnclaimed: ['10m'] };

  test('reminds in the agents chat, or on the card where there is none', () => {
    const inChat = after(queued(remind, eventWith(remind, chat)), [DEADLINE], START + 10 * MINUTE);
    expect(inChat.effects.agents).toContainEqual({ type: 'remindAgents', since: START });
    expect(done(inChat)).toEqual([]);
    const onCard = after(queued(remind), [DEADLINE], START + 10 * MINUTE);
    expect(asked(onCard)).toEqual([]);
    expect(done(onCard)).toEqual(['unclaimed']);
  });

  test('escalates to leads, and says so on the card where none could be told', () => {
    const fired = after(queued({ escalateUnclaimed: '30m' }), [DEADLINE], START + 30 * MINUTE);
    expect(fired.effects.agents).toEqual([{ type: 'escalate', why: 'unclaimed', since: START }]);
    const nobody: TicketEvent = { type: 'escalated', why: 'unclaimed', told: [] };
    expect(done(after(fired.state, [nobody]))).toEqual(['unclaimed']);
  });

  test('reminds the holder of the first reply, by name', () => {
    const { effects } = after(held({ firstReply: '30m' }), [DEADLINE], START + 30 * MINUTE);
    expect(effects.board).toEqual([
      {
        type: 'postRemark',
        ownId: 'remark-1',
        remark: 'first-reply-due',
        args: { agent: 'Lena', held: 'yes', organizer: 'Anna Petrova' },
        notify: [LENA.id],
      },
    ]);
  });

  test('gives a silent claim back to the queue, and tells both sides', () => {
    const fired = after(held({ releaseSilentClaim: '45m' }), [DEADLINE], START + 45 * MINUTE);
    expect(fired.state).toMatchObject({ status: 'new', agent: null });
    expect(told(fired)).toEqual(['released-silent']);
    expect(done(fired)).toEqual(['released-silent', { assignee: null, column: 'new' }]);
  });

  test('reminds the organizer, then closes', () => {
    const timers = { waitingReminder: '24h', waitingClose: '72h' };
    const reminded = after(waiting(timers), [DEADLINE], START + 24 * HOUR);
    expect(told(reminded)).toEqual(['waiting-reminder']);
    const closed = after(reminded.state, [DEADLINE], START + 72 * HOUR);
    expect(closed.state.status).toBe('closed');
    expect(told(closed)).toEqual(['closed-waiting']);
    expect(done(closed)).toEqual(['closed-waiting', { completed: true }]);
  });
});

describe('timers that come due together', () => {
  const long = START + 1_000 * HOUR;

  test('send one reminder of several', () => {
    const timers = { remindUnclaimed: ['10m', '20m'], escalateUnclaimed: '15m' };
    const fired = after(queued(timers, eventWith(timers, chat)), [DEADLINE], long);
    expect(asked(fired).toSorted()).toEqual(['escalate', 'remindAgents', 'showCard']);
    expect(nextDeadline(fired.state)).toBeNull();
  });

  test('remind nobody of what ends in the same moment', () => {
    const timers = { waitingReminder: '24h', waitingClose: '72h' };
    expect(told(after(waiting(timers), [DEADLINE], long))).toEqual(['closed-waiting']);
    const silent = { firstReply: '30m', releaseSilentClaim: '45m' };
    expect(done(after(held(silent), [DEADLINE], long))[0]).toBe('released-silent');
  });
});

describe('a timer begins anew', () => {
  const later = START + 25 * MINUTE;
  const remind = { remindUnclaimed: ['10m'], firstReply: '30m', releaseSilentClaim: '45m' };

  test('when a ticket comes back to the queue', () => {
    const fired = after(queued(remind), [DEADLINE], START + 10 * MINUTE).state;
    expect(nextDeadline(fired)).toBeNull();
    const claimed = after(fired, [seen(fired, { assignee: LENA })], START + 12 * MINUTE).state;
    const back = after(claimed, [seen(claimed, { assignee: null })], later).state;
    expect(nextDeadline(back)).toMatchObject({ timer: 'remindUnclaimed', at: later + 10 * MINUTE });
  });

  test('when another goes on with it', () => {
    const { state } = after(held(remind), [seen(held(remind), { assignee: MAX })], later);
    expect(nextDeadline(state)).toMatchObject({ timer: 'firstReply', at: later + 30 * MINUTE });
    const replied = { ...state, firstReplyAt: later };
    expect(nextDeadline(replied)).toMatchObject({
      timer: 'releaseSilentClaim',
      at: later + 45 * MINUTE,
    });
  });

  test('when a solved ticket is opened again', () => {
    const { state } = after(resolvedTicket(eventWith(remind)), [REOPENED], later);
    expect(nextDeadline(state)).toMatchObject({ timer: 'firstReply', at: later + 30 * MINUTE });
    const unheld = ticketWith({ ...eventWith(remind), status: 'resolved', resolvedAt: START });
    const queue = after(unheld, [REOPENED], later).state;
    expect(nextDeadline(queue)).toMatchObject({ timer: 'remindUnclaimed' });
  });

  test('when the organizer answers what they were waited for', () => {
    const state = { ...waiting(remind), firstReplyAt: START };
    const back = after(state, [wrote(2)], later).state;
    expect(nextDeadline(back)).toMatchObject({
      timer: 'releaseSilentClaim',
      at: later + 45 * MINUTE,
    });
  });

  test('and a holder who has answered owes nothing, until the organizer writes', () => {
    const answered = after(held(remind), [said('c1', 'On it')], later).state;
    expect(nextDeadline(answered)).toBeNull();
    const asking = after(answered, [wrote(2)], later + MINUTE).state;
    const again = after(asking, [wrote(3)], later + 2 * MINUTE).state;
    expect(nextDeadline(again)?.at).toBe(later + 46 * MINUTE);
  });
});

describe('opening hours', () => {
  const hours = { fri: ['09:00-18:00'], mon: ['09:00-18:00'], sun: ['00:00-06:00'] };
  const at = (text: string) => Date.parse(text);
  const since = (text: string) => ({ since: { ...NO_SINCE, unclaimed: at(text) } });
  const open = (timers: Partial<Timers>, fields: Partial<TicketState>) =>
    queued(timers, { ...eventWith(timers, { hours }), ...fields });

  test('are what the timers of agents count', () => {
    // Friday, 17:50 in Berlin.
    const late = open({ remindUnclaimed: ['20m'] }, since('2026-11-20T16:50:00Z'));
    const withoutSunday = { ...late, event: { ...late.event, hours: { ...hours, sun: [] } } };
    expect(nextDeadline(withoutSunday)?.at).toBe(at('2026-11-23T08:10:00Z'));
  });

  test.each([
    // On 25 October the hour from 2 to 3 comes twice, on 28 March it is left out.
    ['2026-10-24T22:00:00Z', '3h', '2026-10-25T01:00:00Z'],
    ['2027-03-27T23:00:00Z', '3h', '2027-03-28T02:00:00Z'],
    ['2026-10-23T15:00:00Z', '2h', '2026-10-24T23:00:00Z'],
  ])('count real time over a change of the clocks: from %s, %s', (from, time, then) => {
    expect(nextDeadline(open({ escalateUnclaimed: time }, since(from)))?.at).toBe(at(then));
  });

  test('are nothing to what organizers are waited for', () => {
    const timers = { waitingReminder: '24h' };
    const state = { ...waiting(timers), ...eventWith(timers, { hours }) };
    expect(nextDeadline(state)?.at).toBe(START + 24 * HOUR);
  });

  test('closed, a request is accepted at once, and told when people are there', () => {
    const fresh = freshTicket(eventWith({}, { hours }));
    // Saturday.
    const opened = after(fresh, [wrote(1)], at('2026-11-21T10:00:00Z'));
    expect(opened.effects.organizer).toMatchObject([
      {
        notice: 'accepted-closed',
        args: { opensAt: at('2026-11-21T23:00:00Z'), timezone: 'Europe/Berlin' },
      },
    ]);
    expect(done(opened)).toEqual(['createTask']);
  });
});
