import { describe, expect, test } from '@jest/globals';
import type { FailureReason, SendReply } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import { after, claimedTicket, done, freshTicket, told } from '../support/ticket.ts';
import { said, wrote } from '../support/ticket-table.ts';

const RETURNED: TicketEvent = { type: 'organizerReturned' };
const reply = (id: string, text: string, sent?: number[]): SendReply => ({
  type: 'sendReply',
  messageId: `td-${id}`,
  commentId: id,
  agent: 'Lena',
  text,
  ...(sent ? { sent } : {}),
});
const failed = (effect: SendReply, reason: FailureReason = 'blocked'): TicketEvent => ({
  type: 'effectFailed',
  effect,
  reason,
});
const now = (id: string, text: string, asOf: number) => said(id, text, undefined, { asOf });

const replied = after(claimedTicket(), [now('c1', 'One', 1), now('c2', 'Two', 1)]).state;
const blocked = after(replied, [failed(reply('c1', 'One')), failed(reply('c2', 'Two'))]);

describe('a reply to somebody who has blocked the bot', () => {
  test('fails, and its author is told', () => {
    expect(done(blocked)).toEqual(['reply-failed', 'reply-failed']);
    expect(blocked.effects.store).toEqual([
      { type: 'messageFailed', messageId: 'td-c1', reason: 'blocked' },
      { type: 'messageFailed', messageId: 'td-c2', reason: 'blocked' },
    ]);
  });

  test('goes out in its turn when they come back, once', () => {
    const { state, effects } = after(blocked.state, [RETURNED, RETURNED]);
    expect(effects.organizer).toEqual([reply('c1', 'One'), reply('c2', 'Two')]);
    expect(effects.store).toEqual([
      { type: 'messageRetried', messageId: 'td-c1' },
      { type: 'messageRetried', messageId: 'td-c2' },
    ]);
    expect(state.undelivered).toEqual([]);
  });

  test.each<[string, TicketEvent[]]>([
    ['before it failed', [now('c1', 'Once', 2), failed(reply('c1', 'One'))]],
    ['after it failed', [failed(reply('c1', 'One')), now('c1', 'Once', 2)]],
  ])('that was changed %s goes out as it reads then', (_, events) => {
    const { effects } = after(after(replied, events).state, [RETURNED]);
    expect(effects.organizer).toEqual([reply('c1', 'Once')]);
  });

  test('that broke off goes on where it was, and is changed when all of it is there', () => {
    const begun = reply('c1', 'One', [11]);
    const { state } = after(replied, [failed(begun), now('c1', 'Once', 2)]);
    expect(after(state, [RETURNED]).effects.organizer).toMatchObject([
      begun,
      { type: 'editReply', text: 'Once' },
    ]);
  });

  test('that was taken back meanwhile goes nowhere, nor what was begun of it', () => {
    const gone: TicketEvent = { type: 'commentGone', commentId: 'c1' };
    const { state } = after(replied, [failed(reply('c1', 'One', [11]))]);
    const withdrawn = after(state, [gone]);
    expect(withdrawn.effects.organizer).toEqual([{ type: 'withdrawReply', targets: [11] }]);
    expect(after(withdrawn.state, [RETURNED]).effects.organizer).toEqual([]);
  });

  test.each<FailureReason>(['account-deleted', 'chat-not-found', 'refused-by-telegram'])(
    'is not tried again where the reason is %s',
    (reason) => {
      const { state } = after(replied, [failed(reply('c1', 'One'), reason)]);
      expect(told(after(state, [RETURNED]))).toEqual([]);
    },
  );

  test('fails again where they block it again', () => {
    const { state } = after(blocked.state, [RETURNED]);
    const again = after(state, [failed(reply('c1', 'One')), failed(reply('c2', 'Two'))]);
    expect(again.state.undelivered).toHaveLength(2);
  });
});

test('a language that is chosen is the one the organizer is spoken to in from then on', () => {
  const { state, effects } = after(freshTicket(), [
    { type: 'languageChosen', language: 'ru' },
    wrote(1),
  ]);
  expect(state.organizer).toEqual({ name: 'Anna Petrova', chatId: 5001, language: 'ru' });
  expect(effects.organizer).toHaveLength(1);
});
