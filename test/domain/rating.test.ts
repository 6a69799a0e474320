import { describe, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import { nextDeadline } from '../../src/domain/deadlines.ts';
import { after, claimedTicket, resolvedTicket, START, told } from '../support/ticket.ts';
import { expectCase, REOPENED, wrote, type Case } from '../support/ticket-table.ts';

const because = wrote(7, { isRatingComment: true });
const rated = (rating: number): TicketEvent => ({
  type: 'organizerRated',
  given: { rating, promptMessageId: 9 },
});

describe("a rating's comment", () => {
  test.each<Case>([
    {
      when: 'goes to the board, and leaves the ticket solved',
      state: resolvedTicket({ rating: 4 }),
      event: because,
      becomes: { status: 'resolved', ratingComment: 'message 7', reopenedCount: 0 },
      organizer: ['rating-comment'],
      board: ['postComment'],
    },
    {
      when: 'is taken after the end as well',
      state: resolvedTicket({ rating: 4, status: 'closed', closedAt: START }),
      event: because,
      becomes: { status: 'closed', ratingComment: 'message 7' },
      organizer: ['rating-comment'],
      board: ['postComment'],
    },
    {
      when: 'is a message like others where the ticket was opened again meanwhile',
      state: claimedTicket({ rating: 4 }),
      event: because,
      becomes: { status: 'claimed', ratingComment: null },
      organizer: ['showReceipt'],
      board: ['postComment'],
    },
  ])('$when', (row) => expectCase(row));

  test('says the rating it is about, also when it is edited', () => {
    const { state, effects } = after(resolvedTicket(), [rated(4), because]);
    expect(effects.board).toMatchObject([{ parts: ['**Anna Petrova:** ⭐ 4/5 message 7'] }]);
    const edit = { messageId: 'tg-7', telegramMessageId: 7, text: 'Quick!', at: START };
    const edited = after(state, [{ type: 'organizerEdited', edit }]);
    expect(edited.effects.board).toMatchObject([{ parts: ['**Anna Petrova:** ⭐ 4/5 Quick!'] }]);
    expect(edited.state.ratingComment).toBe('Quick!');
  });
});

describe('a solved ticket', () => {
  test('that is rated closes when its window has passed', () => {
    const { state } = after(resolvedTicket(), [rated(5), because]);
    const at = nextDeadline(state)?.at ?? 0;
    const closed = after(state, [{ type: 'deadlinePassed' }], at);
    expect(closed.state).toMatchObject({ status: 'closed', rating: 5, ratingComment: 'message 7' });
    expect(told(closed)).toEqual(['closed']);
  });

  test('that is opened again keeps its rating until it is given another', () => {
    const { state } = after(resolvedTicket(), [rated(2), REOPENED]);
    expect(state).toMatchObject({ status: 'claimed', rating: 2 });
    const again = after(state, [{ type: 'organizerSolved' }, rated(5)]);
    expect(again.state.rating).toBe(5);
  });
});
