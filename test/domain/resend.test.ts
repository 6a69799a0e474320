import { describe, expect, test } from '@jest/globals';
import type { BoardEffect, FailureReason, OrganizerEffect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { undeliveredIds } from '../../src/domain/undelivered.ts';
import { after, claimedTicket, done, freshTicket, message, ticketWith } from '../support/ticket.ts';
import { said, wrote } from '../support/ticket-table.ts';

const FILE = {
  kind: 'document',
  fileId: 'f1',
  name: 'plan.pdf',
  mime: null,
  size: null,
  label: '[file] plan.pdf',
} as const;

let acts = 0;
function resend(messageId?: string): TicketEvent {
  acts += 1;
  const act = { type: 'resend', ...(messageId === undefined ? {} : { messageId }) } as const;
  return { type: 'operatorActed', id: `act-${acts}`, act };
}

function failed(
  effect: OrganizerEffect | BoardEffect | undefined,
  reason: FailureReason,
): TicketEvent {
  if (effect === undefined) throw new Error('There is nothing that could fail.');
  return { type: 'effectFailed', effect, reason };
}

/** The ticket in which replies `c1` and `c2` were refused, for these reasons. */
function refusedReplies(...reasons: [FailureReason, FailureReason]): TicketState {
  const replied = after(claimedTicket(), [said('c1', 'One'), said('c2', 'Two')]);
  const [one, two] = replied.effects.organizer;
  return after(replied.state, [failed(one, reasons[0]), failed(two, reasons[1])]).state;
}

describe('a reply that was refused', () => {
  test('waits for a person, while one that met a block waits for the organizer', () => {
    const state = refusedReplies('refused-by-telegram', 'blocked');
    expect(undeliveredIds(state)).toEqual(['td-c2', 'td-c1']);
    const back = after(state, [{ type: 'organizerReturned' }]);
    expect(back.effects.organizer).toMatchObject([{ type: 'sendReply', messageId: 'td-c2' }]);
    expect(undeliveredIds(back.state)).toEqual(['td-c1']);
  });

  test('is sent again with all others, once', () => {
    const { state, effects } = after(refusedReplies('file-gone', 'blocked'), [resend(), resend()]);
    expect(effects.organizer).toMatchObject([{ messageId: 'td-c2' }, { messageId: 'td-c1' }]);
    expect(effects.store).toEqual([
      { type: 'messageRetried', messageId: 'td-c2' },
      { type: 'messageRetried', messageId: 'td-c1' },
    ]);
    expect(undeliveredIds(state)).toEqual([]);
  });

  test('is sent again alone where it is named', () => {
    const { state, effects } = after(refusedReplies('file-gone', 'chat-not-found'), [
      resend('td-c2'),
    ]);
    expect(effects.organizer).toMatchObject([{ messageId: 'td-c2', text: 'Two' }]);
    expect(undeliveredIds(state)).toEqual(['td-c1']);
  });

  test('is sent as its agent has changed it meanwhile, and not at all where it was taken back', () => {
    const state = refusedReplies('file-gone', 'file-gone');
    const { effects } = after(state, [
      said('c1', 'Once', undefined, { asOf: 2 }),
      { type: 'commentGone', commentId: 'c2' },
      resend(),
    ]);
    const sent = effects.organizer.filter(({ type }) => type === 'sendReply');
    expect(sent).toMatchObject([{ messageId: 'td-c1', text: 'Once' }]);
  });

  test('that fails once more can be sent once more', () => {
    const again = after(refusedReplies('file-gone', 'file-gone'), [resend('td-c1')]);
    const [effect] = again.effects.organizer;
    const { state } = after(again.state, [failed(effect, 'file-gone')]);
    expect(undeliveredIds(state)).toEqual(['td-c2', 'td-c1']);
  });
});

describe('a request that could not be put on the board', () => {
  const long = 'help '.repeat(4_000).trim();
  const opened = after(freshTicket(), [wrote(1, { text: long })]);
  const [card, rest] = opened.effects.board;
  const refused = after(opened.state, [
    failed(card, 'refused-by-todoist'),
    failed(rest, 'task-gone'),
  ]).state;

  test('makes its card once more, with all its words, under a key of its own', () => {
    const { state, effects } = after(refused, [resend()]);
    expect(done({ state, effects })).toEqual(['createTask', 'postComment']);
    expect(effects.board).toMatchObject([
      { again: 1, whole: long },
      { again: 1, parts: rest?.type === 'postComment' ? rest.parts : [] },
    ]);
    expect(effects.store).toContainEqual({ type: 'messageRetried', messageId: 'tg-1' });
    expect(undeliveredIds(state)).toEqual([]);
    expect(state.taskGone).toBe(false);
  });

  test('becomes a comment where a later message has made the card', () => {
    const { effects } = after(refused, [wrote(2), resend()]);
    expect(effects.board).toMatchObject([
      { type: 'createTask', message: { id: 'tg-2' } },
      { type: 'postComment', message: { id: 'tg-1', text: long }, again: 1 },
    ]);
  });

  test('is sent as its writer has changed it meanwhile', () => {
    const edit = { messageId: 'tg-1', telegramMessageId: 1, text: 'Help!', at: 1 };
    const edited = after(refused, [{ type: 'organizerEdited', edit }]);
    const noCard = failed(edited.effects.board[0], 'task-gone');
    const { effects } = after(edited.state, [noCard, resend()]);
    expect(effects.board.at(-1)).toMatchObject({
      type: 'createTask',
      message: { text: 'Help!' },
    });
  });

  test('is not sent beside an edit that brings it already, but once that has failed, too', () => {
    const card2 = after(refused, [wrote(2)]).state;
    const edit = { messageId: 'tg-1', telegramMessageId: 1, text: 'Help!', at: 1 };
    const edited = after(card2, [{ type: 'organizerEdited', edit }]);
    expect(done(after(edited.state, [resend()]))).toEqual([]);
    const lost = failed(edited.effects.board[0], 'task-gone');
    expect(done(after(edited.state, [lost, resend()]))).toEqual(['postComment']);
  });

  test('belongs to nobody here once it was moved to another ticket', () => {
    const move = { messageIds: ['tg-1'], toNumber: 43, receiptMessageId: 9 };
    const { state } = after(refused, [{ type: 'messagesMovedAway', move }]);
    expect(undeliveredIds(state)).toEqual([]);
  });
});

describe('a file that stayed behind', () => {
  const sent = { ...message(2, 'The plan'), file: FILE };
  const written = after(ticketWith(), [{ type: 'organizerWrote', message: sent }]);
  const left = after(written.state, [
    {
      type: 'commentPosted',
      message: sent,
      commentIds: ['c-words'],
      fileRefused: 'refused-by-todoist',
    },
  ]).state;

  test('is brought once more without its words, which are there', () => {
    const { state, effects } = after(left, [resend('tg-2')]);
    expect(effects.board).toMatchObject([
      { type: 'postComment', parts: ['**Anna Petrova:**'], message: { file: FILE }, again: 1 },
    ]);
    const landed: TicketEvent = { type: 'commentPosted', message: sent, commentIds: ['c-file'] };
    const brought = after(state, [landed]);
    expect(brought.state.commentsOf['tg-2']).toEqual(['c-file', 'c-words']);
    expect(brought.effects.store).toMatchObject([
      { type: 'messageDelivered', messageId: 'tg-2', commentId: 'c-file' },
    ]);
  });
});
