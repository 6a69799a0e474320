import { describe, expect, test } from '@jest/globals';
import type { BoardView, SeenTask, TicketEvent } from '../../src/domain/events.ts';
import { nextDeadline } from '../../src/domain/deadlines.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import {
  after,
  claimedTicket,
  comment,
  done,
  freshTicket,
  LENA,
  MAX,
  message,
  resolvedTicket,
  SECOND,
  seen,
  START,
  TASK,
  ticketWith,
  told,
} from '../support/ticket.ts';

const DAY = 24 * 60 * 60 * SECOND;
const wrote = (number: number): TicketEvent => ({
  type: 'organizerWrote',
  message: message(number),
});
const said = (id: string, text: string, author = LENA): TicketEvent => ({
  type: 'commentSeen',
  comment: comment(id, text, author),
});
const SOLVED: TicketEvent = { type: 'organizerSolved' };
const REOPENED: TicketEvent = { type: 'organizerReopened' };
const CANCELLED: TicketEvent = { type: 'organizerCancelled' };
const DEADLINE: TicketEvent = { type: 'deadlinePassed' };

interface Case {
  when: string;
  state: TicketState;
  event: TicketEvent;
  at?: number;
  becomes: Partial<TicketState>;
  organizer: string[];
  board: (string | Partial<BoardView>)[];
}

function check({ state, event, at, becomes, organizer, board }: Case): void {
  const decision = after(state, [event], at);
  expect(decision.state).toMatchObject(becomes);
  expect({ organizer: told(decision), board: done(decision) }).toEqual({ organizer, board });
}

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
  ])('$when', check);

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

describe('what agents do to the card', () => {
  const shows = (state: TicketState, fields: Partial<SeenTask>) => ({
    state,
    event: seen(state, fields),
  });
  test.each<Case>([
    {
      when: 'nothing changed: nothing happens',
      ...shows(claimedTicket(), {}),
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: [],
    },
    {
      when: 'assigning claims',
      ...shows(ticketWith(), { assignee: LENA }),
      becomes: { status: 'claimed', agent: LENA, claimedAt: START },
      organizer: ['claimed'],
      board: [{ column: 'inProgress' }],
    },
    {
      when: 'dragging to In progress claims for whom Todoist names',
      ...shows(ticketWith(), { column: 'inProgress', by: MAX }),
      becomes: { status: 'claimed', agent: MAX },
      organizer: ['claimed'],
      board: [{ assignee: MAX.id }],
    },
    {
      when: 'dragging to In progress asks who it was, where Todoist does not name them',
      ...shows(ticketWith(), { column: 'inProgress' }),
      becomes: { status: 'new', findingMover: true },
      organizer: [],
      board: ['findMover'],
    },
    {
      when: 'the mover is found',
      state: ticketWith({
        findingMover: true,
        board: {
          ...ticketWith().board,
          shown: { assignee: null, column: 'inProgress', completed: false },
        },
      }),
      event: { type: 'moverFound', agent: LENA },
      becomes: { status: 'claimed', agent: LENA, findingMover: false },
      organizer: ['claimed'],
      board: [{ assignee: LENA.id }],
    },
    {
      when: 'nobody knows the mover: the ticket is taken all the same',
      state: ticketWith({
        findingMover: true,
        board: {
          ...ticketWith().board,
          shown: { assignee: null, column: 'waiting', completed: false },
        },
      }),
      event: { type: 'moverFound', agent: null },
      becomes: { status: 'waiting', agent: null, findingMover: false },
      organizer: ['claimed-by-someone', 'waiting'],
      board: [],
    },
    {
      when: 'another assignee within 30 seconds lost the race, and the board is put back',
      ...shows(claimedTicket(), { assignee: MAX }),
      at: START + 30 * SECOND,
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: ['lost-race', { assignee: LENA.id }],
    },
    {
      when: 'another assignee later is a hand-over',
      ...shows(claimedTicket(), { assignee: MAX }),
      at: START + 30 * SECOND + 1,
      becomes: { status: 'claimed', agent: MAX },
      organizer: ['handed-over'],
      board: [],
    },
    {
      when: 'unassigning gives the ticket back to the queue',
      ...shows(claimedTicket(), { assignee: null }),
      becomes: { status: 'new', agent: null, claimedAt: null },
      organizer: ['released'],
      board: [{ column: 'new' }],
    },
    {
      when: 'dragging to New gives the ticket back to the queue',
      ...shows(claimedTicket(), { column: 'new' }),
      becomes: { status: 'new', agent: null },
      organizer: ['released'],
      board: [{ assignee: null }],
    },
    {
      when: 'dragging to Waiting waits for the organizer',
      ...shows(claimedTicket(), { column: 'waiting' }),
      becomes: { status: 'waiting', agent: LENA },
      organizer: ['waiting'],
      board: [],
    },
    {
      when: 'dragging from Waiting to In progress goes on',
      ...shows(claimedTicket({ status: 'waiting' }), { column: 'inProgress' }),
      becomes: { status: 'claimed' },
      organizer: [],
      board: [],
    },
    {
      when: "a column of people's own changes nothing, and the card stays there",
      ...shows(claimedTicket(), { column: 'elsewhere' }),
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: [],
    },
    {
      when: 'completing solves',
      ...shows(claimedTicket(), { completed: true }),
      becomes: { status: 'resolved', resolvedAt: START },
      organizer: ['solved'],
      board: [],
    },
    {
      when: 'uncompleting reopens, with the same agent',
      ...shows(resolvedTicket(), { completed: false }),
      becomes: { status: 'claimed', agent: LENA, reopenedCount: 1 },
      organizer: ['reopened'],
      board: [],
    },
    {
      when: 'uncompleting what is closed is put back: the end is final',
      ...shows(resolvedTicket({ status: 'closed' }), { completed: false }),
      becomes: { status: 'closed', reopenedCount: 0 },
      organizer: [],
      board: [{ completed: true }],
    },
    {
      when: 'deleting closes, and tells the organizer',
      ...shows(claimedTicket(), { deleted: true }),
      becomes: { status: 'closed', taskGone: true },
      organizer: ['task-deleted'],
      board: [],
    },
    {
      when: 'moving to a foreign project does the same',
      ...shows(claimedTicket(), { foreign: true }),
      becomes: { status: 'closed', taskGone: true },
      organizer: ['task-deleted'],
      board: [],
    },
    {
      when: 'the deletion of a card that was replaced concerns nobody',
      ...shows(claimedTicket({ task: null, lostTasks: [TASK.id] }), { deleted: true }),
      becomes: { status: 'claimed', taskGone: false },
      organizer: [],
      board: [],
    },
    {
      when: "another ticket's card concerns nobody",
      ...shows(claimedTicket(), { id: 'task-9', completed: true }),
      becomes: { status: 'claimed' },
      organizer: [],
      board: [],
    },
    {
      when: 'labels are categories, all but our own, and the priority is kept',
      ...shows(claimedTicket(), { labels: ['support', 'wifi'], priority: 4 }),
      becomes: { categories: ['wifi'], priority: 4 },
      organizer: [],
      board: [],
    },
    {
      when: 'claimed and put into Waiting at one look: both are told',
      ...shows(ticketWith(), { assignee: LENA, column: 'waiting' }),
      becomes: { status: 'waiting', agent: LENA },
      organizer: ['claimed', 'waiting'],
      board: [],
    },
  ])('$when', check);

  test('a card dragged back to New before its mover is known stays in the queue', () => {
    const dragged = after(ticketWith(), [seen(ticketWith(), { column: 'inProgress' })]).state;
    const decision = after(dragged, [
      seen(dragged, { column: 'new' }),
      { type: 'moverFound', agent: LENA },
    ]);
    expect(decision.state).toMatchObject({ status: 'new', agent: null, findingMover: false });
    expect(told(decision)).toEqual([]);
    expect(done(decision)).toEqual([]);
  });
});

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

describe('the deadline', () => {
  test('a solved ticket closes when its reopen window has passed, and not before', () => {
    const solved = resolvedTicket();
    expect(nextDeadline(solved)?.at).toBe(START + DAY);
    expect(after(solved, [DEADLINE], START + DAY - 1).state.status).toBe('resolved');
    const closed = after(solved, [DEADLINE], START + DAY);
    expect(closed.state).toMatchObject({ status: 'closed', closedAt: START + DAY });
    expect(told(closed)).toEqual(['closed']);
    expect(nextDeadline(closed.state)).toBeNull();
  });

  test.each(['new', 'claimed', 'waiting', 'closed'] as const)(
    'a ticket that is %s has none, and one that fires late changes nothing',
    (status) => {
      const state = ticketWith({ status });
      expect(nextDeadline(state)).toBeNull();
      const late = after(state, [DEADLINE], START + DAY);
      expect(late.state.status).toBe(status);
      expect(late.effects).toEqual({ organizer: [], board: [], agents: [], store: [] });
    },
  );
});
