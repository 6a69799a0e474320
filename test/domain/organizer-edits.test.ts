import { describe, expect, test } from '@jest/globals';
import type { BoardEffect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { after, done, freshTicket, message, START, told } from '../support/ticket.ts';
import { expectCase, wrote, type Case } from '../support/ticket-table.ts';

const edited = (number: number, text: string, at = START): TicketEvent => ({
  type: 'organizerEdited',
  edit: { messageId: `tg-${number}`, telegramMessageId: number, text, at },
});
const posted = (number: number, ...commentIds: string[]): TicketEvent => ({
  type: 'commentPosted',
  message: message(number),
  commentIds,
});
const edits = ({ effects }: Decision) =>
  effects.board.flatMap((effect) => (effect.type === 'editMessage' ? [effect] : []));
const only = ({ effects }: Decision): BoardEffect => {
  const [effect] = effects.board;
  if (!effect) throw new Error('Something was to be done on the board.');
  return effect;
};

/** A ticket with its card, and message 2 as comment c2. */
const created: TicketEvent = {
  type: 'taskCreated',
  message: message(1),
  taskId: 'task-1',
  url: 'https://app.todoist.com/app/task/task-1',
};
const open = after(freshTicket(), [wrote(1), created, wrote(2), posted(2, 'c2')]).state;
const LONG = 'word '.repeat(3_300).trim();
const move = { messageIds: ['tg-2'], toNumber: 43, receiptMessageId: 1001 };

describe('an edit of the organizer', () => {
  test.each<Case>([
    {
      when: 'of a later message changes its comment',
      state: open,
      event: edited(2, 'in room 5'),
      becomes: { subject: 'message 1', editedAt: { 'tg-2': START } },
      organizer: [],
      board: ['editMessage'],
    },
    {
      when: 'of the opening message changes the card and the subject',
      state: open,
      event: edited(1, 'No power\nin room 5'),
      becomes: { subject: 'No power' },
      organizer: [],
      board: ['editMessage'],
    },
    {
      when: 'that is older than the last one changes nothing',
      state: { ...open, editedAt: { 'tg-2': START + 1 } },
      event: edited(2, 'in room 4'),
      becomes: { editedAt: { 'tg-2': START + 1 } },
      organizer: [],
      board: [],
    },
    {
      when: 'of a message that was moved away concerns another ticket',
      state: { ...open, movedAway: ['tg-2'] },
      event: edited(2, 'in room 5'),
      becomes: { editedAt: {} },
      organizer: [],
      board: [],
    },
    {
      when: 'that comes before its message waits for it',
      state: open,
      event: edited(3, 'in room 5'),
      becomes: {
        earlyEdits: [{ messageId: 'tg-3', telegramMessageId: 3, text: 'in room 5', at: START }],
      },
      organizer: [],
      board: [],
    },
  ])('$when', (row) => expectCase(row));

  test('says to the board what is there now', () => {
    expect(edits(after(open, [edited(2, 'in room 5')]))).toMatchObject([
      { isCard: false, parts: ['**Anna Petrova:** in room 5'] },
    ]);
    expect(edits(after(open, [edited(1, 'No power')]))).toMatchObject([
      { isCard: true, parts: [], edit: { text: 'No power' } },
    ]);
  });

  test('that overtook its message is what it says; older ones change nothing any more', () => {
    const decision = after(open, [
      edited(3, 'second', START + 2),
      edited(3, 'first', START + 1),
      wrote(3),
      edited(3, 'first', START + 1),
    ]);
    expect(done(decision)).toEqual(['postComment']);
    expect(only(decision)).toMatchObject({ parts: ['**Anna Petrova:** second'] });
    expect(decision.effects.store).toEqual([
      { type: 'messageChanged', messageId: 'tg-3', text: 'second', at: START + 2 },
    ]);
    expect(decision.state.earlyEdits).toEqual([]);
  });

  test('of a long text that grows and shrinks needs as many comments as it has parts', () => {
    const grown = after(open, [edited(2, LONG)]);
    expect(edits(grown)[0]?.parts).toHaveLength(2);
    const landed: TicketEvent = {
      type: 'messageEdited',
      nth: 1,
      messageId: 'tg-2',
      commentIds: ['c2', 'c3'],
    };
    const shown = after(grown.state, [landed]).state;
    expect(shown).toMatchObject({ commentsOf: { 'tg-2': ['c2', 'c3'] }, ownInFlight: [] });
    expect(edits(after(shown, [edited(2, 'short', START + 1)]))[0]?.parts).toHaveLength(1);
    const card = edits(after(open, [edited(1, LONG)]))[0];
    expect(card?.parts).toHaveLength(1);
    expect(card?.edit.text.length).toBeLessThanOrEqual(16_383);
  });

  test('comes back from the board as our own', () => {
    const echo: TicketEvent = {
      type: 'commentSeen',
      comment: {
        id: 'c9',
        author: { id: '7', name: 'Bot' },
        text: '**Anna Petrova:** in room 5',
        at: START,
      },
    };
    const landed: TicketEvent = {
      type: 'messageEdited',
      nth: 1,
      messageId: 'tg-2',
      commentIds: ['c9'],
    };
    expect(told(after(open, [edited(2, 'in room 5'), echo, landed, echo]))).toEqual([]);
  });

  test('that is refused is told to its writer', () => {
    const changed = after(open, [edited(2, 'in room 5')]);
    const failed: TicketEvent = {
      type: 'effectFailed',
      effect: only(changed),
      reason: 'task-gone',
    };
    const decision = after(changed.state, [failed]);
    expect(decision.effects.organizer).toMatchObject([{ notice: 'not-delivered', replyTo: 2 }]);
    expect(decision.state.ownInFlight).toEqual([]);
    const moved = after(changed.state, [{ type: 'messagesMovedAway', move }, failed]);
    expect(told(moved)).toEqual(['showMoved']);
  });

  test('of a message that Todoist refused delivers it', () => {
    const refused = after(open, [wrote(3)]);
    const failed: TicketEvent = {
      type: 'effectFailed',
      effect: only(refused),
      reason: 'refused-by-todoist',
    };
    const landed: TicketEvent = {
      type: 'messageEdited',
      nth: 1,
      messageId: 'tg-3',
      commentIds: ['c3'],
    };
    const decision = after(refused.state, [failed, edited(3, 'in other words'), landed]);
    expect(decision.effects.store).toMatchObject([
      { type: 'messageFailed', messageId: 'tg-3' },
      { type: 'messageChanged', messageId: 'tg-3' },
      { type: 'messageDelivered', messageId: 'tg-3', commentId: 'c3' },
    ]);
  });

  test('under way when its message is moved leaves nothing on the board', () => {
    const landed: TicketEvent = {
      type: 'messageEdited',
      nth: 1,
      messageId: 'tg-2',
      commentIds: ['c2', 'c3'],
    };
    const decision = after(open, [edited(2, LONG), { type: 'messagesMovedAway', move }, landed]);
    const gone = decision.effects.board.filter(({ type }) => type === 'deleteComment');
    expect(gone).toEqual([
      { type: 'deleteComment', commentId: 'c2' },
      { type: 'deleteComment', commentId: 'c3' },
    ]);
  });

  test('of an opening message whose card is gone says it on the new one, as a comment', () => {
    const gone: TicketState = {
      ...open,
      status: 'closed',
      taskGone: true,
      lostTasks: ['task-1'],
    };
    const decision = after(gone, [wrote(3), edited(1, 'No power')]);
    expect(edits(decision)).toMatchObject([{ isCard: false }]);
  });
});
