import { describe, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import { DEFAULT_TIMERS, NO_TIMERS } from '../../src/domain/timers.ts';
import {
  after,
  claimedTicket,
  comment,
  LENA,
  MAX,
  message,
  seen,
  START,
  ticketWith,
} from '../support/ticket.ts';

const MINUTE = 60_000;
const passed: TicketEvent = { type: 'deadlinePassed' };
const posted = (nth: number): TicketEvent => ({
  type: 'remarkPosted',
  ownId: `remark-${nth}`,
  commentId: `comment-${nth}`,
});

const withTimers = (timers: Partial<typeof NO_TIMERS>) => ({
  event: { ...ticketWith().event, timers: { ...NO_TIMERS, ...timers } },
});

describe('a remark that is no longer true', () => {
  const { remindUnclaimed } = DEFAULT_TIMERS;

  test('is taken away when the next says the same', () => {
    const first = after(ticketWith(withTimers({ remindUnclaimed })), [passed], START + 10 * MINUTE);
    const said = after(first.state, [posted(1)], START + 10 * MINUTE);
    const second = after(said.state, [passed], START + 20 * MINUTE);
    expect(second.effects.board).toMatchObject([
      { type: 'postRemark', remark: 'unclaimed' },
      { type: 'deleteComment', commentId: 'comment-1' },
    ]);
    expect(after(second.state, [posted(2)], START + 20 * MINUTE).effects.board).toEqual([]);
  });

  test('is taken away as soon as it is known, where the next was faster', () => {
    const both = [passed, posted(2)];
    const first = after(ticketWith(withTimers({ remindUnclaimed })), [passed], START + 10 * MINUTE);
    const second = after(first.state, both, START + 20 * MINUTE);
    const late = after(second.state, [posted(1)], START + 20 * MINUTE);
    expect(late.effects.board).toEqual([{ type: 'deleteComment', commentId: 'comment-1' }]);
  });

  test('and is meant for somebody goes when another holds the ticket', () => {
    const since = { unclaimed: null, held: START, silent: START, waiting: null };
    const held = claimedTicket({ ...withTimers({ firstReply: '30m' }), since });
    const at = START + 30 * MINUTE;
    const reminded = after(held, [passed, posted(1)], at);
    expect(reminded.effects.board).toMatchObject([
      { type: 'postRemark', remark: 'first-reply-due', notify: [LENA.id] },
    ]);
    const handed = after(reminded.state, [seen(reminded.state, { assignee: MAX })], at);
    expect(handed.effects.board).toEqual([{ type: 'deleteComment', commentId: 'comment-1' }]);
  });
});

describe('what leads were told', () => {
  const told = (why: 'urgent' | 'unclaimed', messageId: number) => ({
    chatId: 1,
    messageId,
    why,
    says: '',
  });
  const { agentsView } = ticketWith();
  const escalations = [told('unclaimed', 1), told('urgent', 2)];
  const urgent = ticketWith({ priority: 4, agentsView: { ...agentsView, escalations } });

  test('of an urgent ticket is settled when it is urgent no more', () => {
    const { state, effects } = after(urgent, [seen(urgent, { priority: 1 })]);
    expect(effects.agents).toEqual([{ type: 'settleEscalation', told: [told('urgent', 2)] }]);
    expect(state.agentsView.escalations).toEqual([told('unclaimed', 1)]);
  });

  test('is settled when somebody takes the ticket', () => {
    const taken = seen(urgent, { priority: 4, assignee: LENA });
    const { state, effects } = after(urgent, [taken]);
    expect(effects.agents).toEqual([{ type: 'settleEscalation', told: escalations }]);
    expect(state.agentsView.escalations).toEqual([]);
  });
});

test('the reminder that an organizer is waited for goes when they write, also where it comes after that', () => {
  const waiting = claimedTicket({ status: 'waiting', waitingReminder: 55 });
  const back = after(waiting, [{ type: 'organizerWrote', message: message(2) }]);
  expect(back.effects.organizer).toContainEqual({ type: 'withdrawNotice', target: 55 });
  const late = after(claimedTicket(), [
    { type: 'noticeSent', notice: 'waiting-reminder', telegramMessageId: 56 },
  ]);
  expect(late.effects.organizer).toEqual([{ type: 'withdrawNotice', target: 56 }]);
});

test('the reminder of the first reply goes when that is given', () => {
  const name = 'first-reply-due';
  const remark = { ownId: 'remark-1', commentId: 'c9', until: 'answered', name } as const;
  const due = claimedTicket({ standingRemarks: [{ ...remark, notify: [LENA.id] }] });
  const answered = after(due, [{ type: 'commentSeen', comment: comment('c1', 'On it') }]);
  expect(answered.effects.board).toEqual([{ type: 'deleteComment', commentId: 'c9' }]);
});
