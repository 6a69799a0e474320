import { describe, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import {
  after,
  claimedTicket,
  done,
  MAX,
  message,
  resolvedTicket,
  START,
  ticketWith,
  told,
} from '../support/ticket.ts';
import { wrote, said } from '../support/ticket-table.ts';

describe('what agents say', () => {
  test('a reply goes to the organizer; the first one is remembered', () => {
    const { state, effects } = after(claimedTicket(), [said('c1', 'Try the **other** network')]);
    expect(effects.organizer).toEqual([
      {
        type: 'sendReply',
        messageId: 'td-c1',
        commentId: 'c1',
        agent: 'Lena',
        text: 'Try the **other** network',
      },
    ]);
    expect(state.firstReplyAt).toBe(START);
  });

  test('answering an unclaimed ticket claims it for the author', () => {
    const decision = after(ticketWith(), [said('c1', 'On it', MAX)]);
    expect(decision.state).toMatchObject({ status: 'claimed', agent: MAX });
    expect(told(decision)).toEqual(['claimed', 'sendReply']);
    expect(done(decision)).toEqual([{ assignee: MAX.id, column: 'inProgress' }]);
  });

  test('a note stays inside, and claims nothing', () => {
    const decision = after(ticketWith(), [said('c1', '// who knows about this?')]);
    expect(decision.state.status).toBe('new');
    expect(told(decision)).toEqual([]);
    expect(decision.effects.store).toMatchObject([
      { type: 'messageAccepted', message: { direction: 'note', text: 'who knows about this?' } },
    ]);
  });

  test('a comment seen twice is relayed once', () => {
    const decision = after(claimedTicket(), [said('c1', 'Hello'), said('c1', 'Hello')]);
    expect(told(decision)).toEqual(['sendReply']);
  });

  test('a reply to a closed ticket fails at once, and its author is told', () => {
    const decision = after(resolvedTicket({ status: 'closed' }), [said('c1', 'Too late')]);
    expect(told(decision)).toEqual([]);
    expect(decision.effects.store).toMatchObject([
      { type: 'messageAccepted' },
      { type: 'messageFailed', messageId: 'td-c1', reason: 'ticket-closed' },
    ]);
    expect(done(decision)).toEqual(['reply-failed']);
  });

  test('our own comment, seen before its id is known, is not relayed', () => {
    const written = after(claimedTicket(), [wrote(2)]);
    const echo = said('c7', '**Anna Petrova:** message  2 ');
    const landed: TicketEvent = {
      type: 'commentPosted',
      message: message(2),
      commentIds: ['c7'],
    };
    expect(told(after(written.state, [echo, landed, echo]))).toEqual(['react']);
  });

  test('what an agent said that looks like ours is relayed once ours has landed, or was refused', () => {
    const written = after(claimedTicket(), [wrote(2)]);
    const quote = said('c7', '**Anna Petrova:** message 2');
    const landed: TicketEvent = {
      type: 'commentPosted',
      message: message(2),
      commentIds: ['c8'],
    };
    expect(told(after(written.state, [quote, landed]))).toEqual(['sendReply', 'react']);

    const [effect] = written.effects.board;
    if (!effect) throw new Error('The message was to be posted.');
    const refused: TicketEvent = { type: 'effectFailed', effect, reason: 'refused-by-todoist' };
    expect(told(after(written.state, [quote, refused]))).toEqual(['sendReply', 'not-delivered']);
  });
});
