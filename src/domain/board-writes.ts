import type { KnownBoard } from './board-view.ts';
import { FIELDS, pick, without } from './board-fields.ts';
import type { BoardView } from './card.ts';
import type { OwnWrite } from './own-writes.ts';

/** Notes that Pitcrew is about to write `change` to the card. */
export function writeBoard(
  known: KnownBoard,
  change: Partial<BoardView>,
): { known: KnownBoard; writeId: number } {
  const id = known.nextWriteId;
  const fields = FIELDS.filter((field) => field in change);
  const writes = fields.map((field) => ({
    id,
    field,
    from: known.shown[field],
    to: change[field] ?? null,
    since: known.newest,
    landedAt: null,
    isSeen: false,
    isDoubtful: false,
  }));
  return {
    known: {
      ...known,
      shown: { ...known.shown, ...change },
      writes: [...known.writes, ...writes],
      nextWriteId: id + 1,
      unsure: known.unsure.filter((field) => !fields.includes(field)),
      refused: without(known.refused, change),
    },
    writeId: id,
  };
}

/** Notes that a write has landed at `now`. */
export function landWrite(known: KnownBoard, writeId: number, now: number): KnownBoard {
  const landed = known.writes.map((write) =>
    write.id === writeId ? { ...write, landedAt: now } : write,
  );
  const lasts = FIELDS.flatMap((field) => landed.findLast((write) => write.field === field) ?? []);
  const settled = lasts.filter(({ id }) => id === writeId);
  const seen = settled.flatMap(({ field, isSeen }) => (isSeen ? [field] : []));
  const doubtful = settled.flatMap(({ field, isDoubtful }) => (isDoubtful ? [field] : []));
  return {
    ...known,
    writes: landed.filter(({ field }) => !seen.includes(field)),
    unsure: [...new Set([...known.unsure, ...doubtful])],
  };
}

/** Notes that a write was refused: the card is what it was before it. */
export function refuseWrite(known: KnownBoard, writeId: number): KnownBoard {
  const refused = known.writes.filter(({ id }) => id === writeId);
  const undone = refused.filter(
    (write) =>
      !write.isSeen &&
      write === known.writes.findLast(({ field }) => field === write.field) &&
      write.to === known.shown[write.field],
  );
  return {
    ...known,
    shown: { ...known.shown, ...byField(undone, 'from') },
    writes: known.writes.filter(({ id }) => id !== writeId),
    refused: { ...known.refused, ...byField(refused, 'to') },
  };
}

/** What is to be written so that the card says what it should. */
export function difference(known: KnownBoard, desired: BoardView): Partial<BoardView> {
  const { shown, unsure, refused } = known;
  return pick(
    desired,
    FIELDS.filter((field) => {
      if (field in refused && refused[field] === desired[field]) return false;
      // Where people's own columns lie is not known here, so a card cannot be moved to one.
      const canBeWritten = field !== 'column' || desired.column !== 'elsewhere';
      return canBeWritten && (shown[field] !== desired[field] || unsure.includes(field));
    }),
  );
}

function byField(writes: OwnWrite[], value: 'from' | 'to'): Partial<BoardView> {
  return Object.fromEntries(writes.map((write) => [write.field, write[value]]));
}
