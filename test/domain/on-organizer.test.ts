import { describe, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import {
  after,
  claimedTicket,
  freshTicket,
  LENA,
  message,
  resolvedTicket,
  START,
  TASK,
  ticketWith,
  told,
} from '../support/ticket.ts';
import {
  expectCase,
  wrote,
  said,
  SOLVED,
  REOPENED,
  CANCELLED,
  type Case,
} from '../support/ticket-table.ts';

describe('what an organizer does', () => {
  test.each<Case>([
    {
      when: 'the first message opens the ticket, and becomes its card',
      state: freshTicket(),
      event: wrote(1),
      becomes: { status: 'new', subject: 'message 1', seenMessages: ['tg-1'] },
      organizer: ['accepted'],
      board: ['createTask'],
    },
    {
      when: 'the same message again does nothing',
      state: ticketWith(),
      event: wrote(1),
      becomes: { status: 'new', seenMessages: ['tg-1'] },
      organizer: [],
      board: [],
    },
    {
      when: 'a later message is a comment, with a receipt',
      state: claimedTicket(),
      event: wrote(2),
      becomes: { status: 'claimed', receipt: { runStart: 2, count: 1 } },
      organizer: ['showReceipt'],
      board: ['postComment'],
    },
    {
      when: 'a message brings a waiting ticket back to its agent',
      state: claimedTicket({ status: 'waiting' }),
      event: wrote(2),
      becomes: { status: 'claimed', agent: LENA },
      organizer: ['showReceipt'],
      board: ['postComment', { column: 'inProgress' }],
    },
    {
      when: 'a message reopens a solved ticket, with its agent',
      state: resolvedTicket(),
      event: wrote(2),
      becomes: { status: 'claimed', agent: LENA, resolvedAt: null, reopenedCount: 1 },
      organizer: ['reopened', 'showReceipt'],
      board: ['postComment', { completed: false }],
    },
    {
      when: 'a message that was accepted just before the end reopens the ticket: it is not lost',
      state: resolvedTicket({ status: 'closed', closedAt: START }),
      event: wrote(2),
      becomes: { status: 'claimed', closedAt: null, reopenedCount: 1 },
      organizer: ['reopened', 'showReceipt'],
      board: ['postComment', { completed: false }],
    },
    {
      when: 'a message to a ticket whose card was deleted makes a new card, which shows its agent',
      state: claimedTicket({ status: 'closed', taskGone: true, lostTasks: [TASK.id] }),
      event: wrote(2),
      becomes: { status: 'claimed', task: null, taskGone: false },
      organizer: ['reopened', 'showReceipt'],
      board: ['createTask', { assignee: LENA.id, column: 'inProgress' }],
    },
    {
      when: 'Solved completes the card and asks for a rating',
      state: claimedTicket(),
      event: SOLVED,
      becomes: { status: 'resolved', resolvedAt: START },
      organizer: ['solved-by-you'],
      board: ['organizer-solved', { completed: true }],
    },
    {
      when: 'Solved, pressed again, does nothing',
      state: resolvedTicket(),
      event: SOLVED,
      becomes: { status: 'resolved' },
      organizer: [],
      board: [],
    },
    {
      when: 'Reopen gives a solved ticket back to its agent',
      state: resolvedTicket(),
      event: REOPENED,
      becomes: { status: 'claimed', agent: LENA, reopenedCount: 1 },
      organizer: ['reopened'],
      board: ['organizer-reopened', { completed: false }],
    },
    {
      when: 'Reopen puts a ticket that nobody held into the queue',
      state: ticketWith({ status: 'resolved', resolvedAt: START }),
      event: REOPENED,
      becomes: { status: 'new', agent: null },
      organizer: ['reopened'],
      board: ['organizer-reopened', { column: 'new', completed: false }],
    },
    {
      when: 'Reopen comes too late for a closed ticket',
      state: resolvedTicket({ status: 'closed' }),
      event: REOPENED,
      becomes: { status: 'closed' },
      organizer: [],
      board: [],
    },
    {
      when: 'Cancel closes an open ticket',
      state: ticketWith(),
      event: CANCELLED,
      becomes: { status: 'closed', closedAt: START },
      organizer: ['cancelled'],
      board: ['organizer-cancelled', { completed: true }],
    },
    {
      when: 'Cancel comes too late for a solved ticket',
      state: resolvedTicket(),
      event: CANCELLED,
      becomes: { status: 'resolved' },
      organizer: [],
      board: [],
    },
    {
      when: 'a rating is kept, and takes the place of the question',
      state: resolvedTicket(),
      event: { type: 'organizerRated', given: { rating: 4, promptMessageId: 7 } },
      becomes: { rating: 4 },
      organizer: ['rated'],
      board: [],
    },
    {
      when: 'the same rating, given when the ticket is solved again, answers the second question too',
      state: resolvedTicket({ rating: 4, reopenedCount: 1 }),
      event: { type: 'organizerRated', given: { rating: 4, promptMessageId: 9 } },
      becomes: { rating: 4 },
      organizer: ['rated'],
      board: [],
    },
    {
      when: 'six stars are none',
      state: resolvedTicket(),
      event: { type: 'organizerRated', given: { rating: 6, promptMessageId: 7 } },
      becomes: { rating: null },
      organizer: [],
      board: [],
    },
    {
      when: 'an open ticket takes no rating',
      state: claimedTicket(),
      event: { type: 'organizerRated', given: { rating: 5, promptMessageId: 7 } },
      becomes: { rating: null },
      organizer: [],
      board: [],
    },
  ])('$when', (row) => expectCase(row));

  test('messages in a row share one receipt; a reply between them begins another', () => {
    const decision = after(claimedTicket(), [wrote(2), wrote(3), said('c1', 'On it'), wrote(4)]);
    expect(decision.effects.organizer).toMatchObject([
      { type: 'showReceipt', runStart: 2, count: 1 },
      { type: 'showReceipt', runStart: 2, count: 2 },
      { type: 'sendReply' },
      { type: 'showReceipt', runStart: 4, count: 1 },
    ]);
  });

  test('messages that are moved away leave the board, also those that reach it later', () => {
    const posted: TicketEvent = {
      type: 'commentPosted',
      message: message(2),
      commentIds: ['c2'],
    };
    const late: TicketEvent = { ...posted, message: message(3), commentIds: ['c3'] };
    const move = { messageIds: ['tg-2', 'tg-3'], toNumber: 43, receiptMessageId: 1001 };
    const decision = after(claimedTicket(), [
      wrote(2),
      wrote(3),
      posted,
      { type: 'messagesMovedAway', move },
      { type: 'messagesMovedAway', move },
      late,
    ]);
    expect(decision.effects.board.filter(({ type }) => type === 'deleteComment')).toEqual([
      { type: 'deleteComment', commentId: 'c2' },
      { type: 'deleteComment', commentId: 'c3' },
    ]);
    expect(told(decision).filter((name) => name === 'showMoved')).toHaveLength(1);
    expect(decision.state.ownInFlight).toEqual([]);
  });

  test('a message that was moved away before it could be refused is no failure of this ticket', () => {
    const move = { messageIds: ['tg-2'], toNumber: 43, receiptMessageId: 1001 };
    const written = after(claimedTicket(), [wrote(2), { type: 'messagesMovedAway', move }]);
    const [effect] = written.effects.board;
    if (!effect) throw new Error('The message was to be posted.');
    const decision = after(written.state, [
      { type: 'effectFailed', effect, reason: 'refused-by-todoist' },
    ]);
    expect(decision.effects).toEqual({ organizer: [], board: [], agents: [], store: [] });
  });
});
