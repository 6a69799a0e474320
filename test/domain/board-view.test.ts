import { describe, expect, test } from '@jest/globals';
import { FRESH_BOARD, seeBoard, type KnownBoard } from '../../src/domain/board-view.ts';
import { difference, landWrite, refuseWrite, writeBoard } from '../../src/domain/board-writes.ts';
import type { BoardView, SeenTask } from '../../src/domain/card.ts';
import { LENA, MAX } from '../support/ticket.ts';

const PEOPLE = [LENA, MAX];
const FRESH = FRESH_BOARD.shown;

/** A snapshot of the card; of no known age, and told by a webhook, unless `when` says otherwise. */
function snapshot(
  view: Partial<BoardView>,
  when: { updatedAt?: string; requestedAt?: number } = {},
): SeenTask {
  const { assignee, column, completed } = { ...FRESH, ...view };
  return {
    id: 'task-1',
    assignee: PEOPLE.find(({ id }) => id === assignee) ?? null,
    column,
    completed,
    deleted: false,
    foreign: false,
    labels: [],
    priority: 1,
    updatedAt: when.updatedAt ?? null,
    requestedAt: when.requestedAt ?? null,
    by: null,
  };
}

const written = (known: KnownBoard, change: Partial<BoardView>) => writeBoard(known, change).known;
const toLena = written(FRESH_BOARD, { assignee: LENA.id });

describe('a snapshot', () => {
  test('shows what people changed, once', () => {
    const { known, changed } = seeBoard(FRESH_BOARD, snapshot({ column: 'inProgress' }));
    expect(changed).toEqual({ column: 'inProgress' });
    expect(seeBoard(known, snapshot({ column: 'inProgress' })).changed).toEqual({});
  });

  test.each([
    ['2026-11-23T10:00:00.000001Z', '2026-11-23T10:00:00.000002Z'],
    ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.001000Z'],
  ])('of %s is passed over after one of %s', (older, newer) => {
    const { known } = seeBoard(FRESH_BOARD, snapshot({ column: 'waiting' }, { updatedAt: newer }));
    const late = seeBoard(known, snapshot({ column: 'inProgress' }, { updatedAt: older }));
    expect(late).toEqual({ known, changed: {}, isOld: true });
  });

  test('that may be older than our write is no change', () => {
    expect(seeBoard(toLena, snapshot({})).changed).toEqual({});
    const landed = landWrite(toLena, 1, 1_000);
    expect(seeBoard(landed, snapshot({}, { requestedAt: 1_000 })).changed).toEqual({});
    expect(seeBoard(landed, snapshot({})).changed).toEqual({});
  });

  test('that was asked for after our write had landed shows what people undid', () => {
    const landed = landWrite(toLena, 1, 1_000);
    const { known, changed } = seeBoard(landed, snapshot({}, { requestedAt: 1_001 }));
    expect(changed).toEqual({ assignee: null });
    expect(known.writes).toEqual([]);
  });

  test('that shows our write makes the next one count', () => {
    const { known } = seeBoard(landWrite(toLena, 1, 1_000), snapshot({ assignee: LENA.id }));
    expect(seeBoard(known, snapshot({})).changed).toEqual({ assignee: null });
  });

  test('that shows our write before its answer came makes the next one count, too', () => {
    const { known } = seeBoard(toLena, snapshot({ assignee: LENA.id }));
    expect(seeBoard(known, snapshot({})).changed).toEqual({ assignee: null });
    expect(landWrite(known, 1, 1_000).writes).toEqual([]);
  });

  test('from before either of two own writes of one field is no change', () => {
    const completed = written(FRESH_BOARD, { completed: true });
    const reopened = written(completed, { completed: false });
    for (const value of [false, true, false, true]) {
      expect(seeBoard(reopened, snapshot({ completed: value })).changed).toEqual({});
    }
    const landed = landWrite(landWrite(reopened, 1, 1_000), 2, 2_000);
    expect(seeBoard(landed, snapshot({ completed: true }, { requestedAt: 1_500 })).changed).toEqual(
      {},
    );
    expect(seeBoard(landed, snapshot({ completed: true }, { requestedAt: 2_500 })).changed).toEqual(
      { completed: true },
    );
  });

  test('with one field of ours and one of theirs tells theirs', () => {
    expect(seeBoard(toLena, snapshot({ column: 'waiting' })).changed).toEqual({
      column: 'waiting',
    });
  });
});

describe('what is to be written', () => {
  test('is what differs', () => {
    const desired: BoardView = { assignee: LENA.id, column: 'inProgress', completed: false };
    expect(difference(FRESH_BOARD, desired)).toEqual({ assignee: LENA.id, column: 'inProgress' });
    expect(difference(toLena, desired)).toEqual({ column: 'inProgress' });
  });

  test('is written again where a write under way may overwrite what people did', () => {
    const { known, changed } = seeBoard(toLena, snapshot({ assignee: MAX.id }));
    expect(changed).toEqual({ assignee: MAX.id });
    const desired: BoardView = { ...FRESH, assignee: MAX.id };
    expect(difference(known, desired)).toEqual({ assignee: MAX.id });
    expect(difference(written(known, { assignee: MAX.id }), desired)).toEqual({});
  });

  test('is written again once it has landed, where a pull may have shown that people undid it', () => {
    const known = seeBoard(FRESH_BOARD, snapshot({}, { updatedAt: 't1' })).known;
    const ours = written(known, { assignee: LENA.id });
    const desired: BoardView = { ...FRESH, assignee: LENA.id };
    const pulled = seeBoard(ours, snapshot({}, { updatedAt: 't2', requestedAt: 5 })).known;
    expect(difference(pulled, desired)).toEqual({});
    expect(difference(landWrite(pulled, 1, 9), desired)).toEqual({ assignee: LENA.id });

    const nothingNew = seeBoard(ours, snapshot({}, { updatedAt: 't1', requestedAt: 5 })).known;
    expect(difference(landWrite(nothingNew, 1, 9), desired)).toEqual({});
  });

  test('is not asked again of a Todoist that refused it, until people change it', () => {
    const refused = refuseWrite(toLena, 1);
    const desired: BoardView = { ...FRESH, assignee: LENA.id };
    expect(refused.shown).toEqual(FRESH);
    expect(seeBoard(refused, snapshot({})).changed).toEqual({});
    expect(difference(refused, desired)).toEqual({});
    const changed = seeBoard(refused, snapshot({ assignee: MAX.id })).known;
    expect(difference(changed, desired)).toEqual({ assignee: LENA.id });
  });

  test("never moves a card to a column of people's own", () => {
    const desired: BoardView = { ...FRESH, column: 'elsewhere' };
    expect(difference(FRESH_BOARD, desired)).toEqual({});
  });
});
