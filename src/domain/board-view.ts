import type { BoardView, SeenTask } from './card.ts';
import { FIELDS, pick, without, type Field } from './board-fields.ts';
import { explain, markSeen, unseenBy, type OwnWrite } from './own-writes.ts';

/**
 * What Pitcrew knows of a ticket's card. Todoist's word is taken as a level: what a snapshot shows is compared with
 * what is known. Since snapshots may be older than our own last write, each write is remembered until it is seen.
 */
export interface KnownBoard {
  /** The card as it is once our own writes have landed. */
  shown: BoardView;
  /** Own writes that a snapshot may still lack, oldest first. */
  writes: OwnWrite[];
  nextWriteId: number;
  /** Todoist's time stamp of the newest snapshot taken. */
  newest: string | null;
  /** Fields that people and we wrote at the same moment: who was last is unknown, so they are written again. */
  unsure: Field[];
  /** What Todoist would not take; it is not asked again. */
  refused: Partial<BoardView>;
}

/** The card as it is when it has just been made. */
export const FRESH_BOARD: KnownBoard = {
  shown: { assignee: null, column: 'new', completed: false },
  writes: [],
  nextWriteId: 1,
  newest: null,
  unsure: [],
  refused: {},
};

/** A new card in the place of one that is gone. Write ids go on: they name intents that Todoist carries out once. */
export function anotherBoard({ nextWriteId }: KnownBoard): KnownBoard {
  return { ...FRESH_BOARD, nextWriteId };
}

/**
 * Takes in a snapshot of the card.
 * @returns what is known now, the fields that people changed, and whether a newer one was seen before. A field that still shows a value from before an
 * own write is not a change, unless the snapshot was asked for after the write had landed.
 */
export function seeBoard(
  known: KnownBoard,
  task: SeenTask,
): { known: KnownBoard; changed: Partial<BoardView>; isOld: boolean } {
  if (isOlder(task.updatedAt, known.newest)) return { known, changed: {}, isOld: true };

  const seen: BoardView = {
    assignee: task.assignee?.id ?? null,
    column: task.column,
    completed: task.completed,
  };
  const looks = FIELDS.map((field) => look(known, field, seen, task));
  const changed = pick(
    seen,
    looks.flatMap(({ field, isTheirs }) => (isTheirs ? [field] : [])),
  );
  const shown = pick(
    seen,
    looks.flatMap(({ field, isStale }) => (isStale ? [] : [field])),
  );
  const unsure = looks.flatMap(({ field, isUnsure }) => (isUnsure ? [field] : []));
  return {
    known: {
      ...known,
      shown: { ...known.shown, ...shown },
      writes: looks.flatMap(({ writes }) => writes),
      newest: task.updatedAt ?? known.newest,
      unsure: [...new Set([...known.unsure, ...unsure])],
      refused: without(known.refused, changed),
    },
    changed,
    isOld: false,
  };
}

function look(known: KnownBoard, field: Field, seen: BoardView, task: SeenTask) {
  const unseen = unseenBy(
    known.writes.filter((write) => write.field === field),
    task.requestedAt,
  );
  const last = unseen.at(-1);
  switch (explain(seen[field], known.shown[field], unseen)) {
    case 'ours':
      return { field, isTheirs: false, isStale: false, isUnsure: false, writes: markSeen(unseen) };
    case 'theirs': {
      // With a write under way, what people did may be overwritten a moment later.
      const isUnsure = last !== undefined;
      return { field, isTheirs: true, isStale: false, isUnsure, writes: unseen };
    }
    case 'stale': {
      const isDoubtful = last !== undefined && mayUndo(task, last);
      const isUnsure = isDoubtful && last.landedAt !== null;
      const writes = unseen.map((write) =>
        write === last && isDoubtful ? { ...write, isDoubtful } : write,
      );
      return { field, isTheirs: false, isStale: true, isUnsure, writes };
    }
  }
}

/** A pull tells of each change once, so what it tells between a write and its answer must not be passed over. */
function mayUndo(task: SeenTask, write: OwnWrite): boolean {
  return task.requestedAt !== null && (task.updatedAt === null || task.updatedAt !== write.since);
}

/** Todoist's time stamps are ISO 8601 with microseconds in UTC, so they order as text where their form is the same. */
function isOlder(updatedAt: string | null, newest: string | null): boolean {
  if (updatedAt === null || newest === null) return false;
  return updatedAt.length === newest.length
    ? updatedAt < newest
    : Date.parse(updatedAt) < Date.parse(newest);
}
