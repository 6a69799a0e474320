import { describe, expect, test } from '@jest/globals';
import {
  after,
  claimedTicket,
  done,
  freshTicket,
  MAX,
  message,
  seen,
  START,
  TASK,
  ticketWith,
  told,
} from '../support/ticket.ts';
import { wrote, said } from '../support/ticket-table.ts';

describe('what came of it', () => {
  test('a message on the board counts as delivered, and gets its sign', () => {
    const decision = after(freshTicket({ seenMessages: ['tg-1'] }), [
      { type: 'taskCreated', message: message(1), taskId: TASK.id, url: TASK.url },
    ]);
    expect(decision.state.task).toEqual(TASK);
    expect(decision.effects.organizer).toEqual([{ type: 'react', telegramMessageId: 1 }]);
    expect(decision.effects.store).toEqual([
      { type: 'messageDelivered', messageId: 'tg-1', at: START },
    ]);
  });

  test('a reply counts as delivered, and each of its parts can be answered', () => {
    const { effects } = after(claimedTicket(), [
      { type: 'replySent', messageId: 'td-c1', commentId: 'c1', telegramMessageIds: [11, 12] },
    ]);
    expect(effects.store).toEqual([
      { type: 'telegramMessageSent', telegramMessageId: 11 },
      { type: 'telegramMessageSent', telegramMessageId: 12 },
      { type: 'messageDelivered', messageId: 'td-c1', at: START, telegramMessageId: 11 },
    ]);
  });

  test('a reply that Telegram refuses counts as failed, and its author is told', () => {
    const replied = after(claimedTicket(), [said('c1', 'Hello')]);
    const [effect] = replied.effects.organizer;
    if (!effect) throw new Error('The reply was to be sent.');
    const decision = after(replied.state, [{ type: 'effectFailed', effect, reason: 'blocked' }]);
    expect(decision.effects.store).toEqual([
      { type: 'messageFailed', messageId: 'td-c1', reason: 'blocked' },
    ]);
    expect(done(decision)).toEqual(['reply-failed']);
  });

  test('a ticket whose card was refused gets one with the next message', () => {
    const opened = after(freshTicket(), [wrote(1)]);
    const [effect] = opened.effects.board;
    if (!effect) throw new Error('The card was to be made.');
    const refused = after(opened.state, [
      { type: 'effectFailed', effect, reason: 'refused-by-todoist' },
    ]);
    expect(told(refused)).toEqual(['not-delivered']);
    expect(done(after(refused.state, [wrote(2)]))).toEqual(['createTask']);
  });

  test('what Todoist refuses to show is not asked for again, until people change it', () => {
    const claimed = after(ticketWith(), [said('c1', 'On it', MAX)]);
    const effect = claimed.effects.board.find(({ type }) => type === 'updateBoard');
    if (!effect) throw new Error('The card was to be written to.');
    const refused = after(claimed.state, [
      { type: 'effectFailed', effect, reason: 'refused-by-todoist' },
    ]);
    expect(done(refused)).toEqual(['cannot-assign']);
    const looked = after(refused.state, [seen(refused.state)]);
    expect(looked.state).toMatchObject({ status: 'claimed', agent: MAX });
    expect(done(looked)).toEqual([]);
  });
});
