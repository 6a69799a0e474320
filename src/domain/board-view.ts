import type { BoardView, SeenTask } from './events.ts';

/**
 * What Pitcrew knows of a ticket's card. Todoist's word is taken as a level: what a snapshot shows is compared with
 * what is known. Since snapshots may be older than our own last write, each write is remembered until it is seen.
 */
export interface KnownBoard {
  shown: BoardView;
  /** Own writes that no snapshot has shown yet. */
  writes: OwnWrite[];
  nextWriteId: number;
  /** Todoist's time stamp of the newest snapshot taken. */
  newest: string | null;
}

interface OwnWrite {
  id: number;
  field: keyof BoardView;
  from: BoardView[keyof BoardView];
  to: BoardView[keyof BoardView];
  landedAt: number | null;
}

const FIELDS = ['assignee', 'column', 'completed'] as const;

/** The card as it is when it has just been made. */
export const FRESH_BOARD: KnownBoard = {
  shown: { assignee: null, column: 'new', completed: false },
  writes: [],
  nextWriteId: 1,
  newest: null,
};

/**
 * Takes in a snapshot of the card.
 * @returns what is known now, and the fields that people changed. A field that still shows the value from before an
 * own write is not a change, unless the snapshot was asked for after the write had landed.
 */
export function seeBoard(
  known: KnownBoard,
  task: SeenTask,
): { known: KnownBoard; changed: Partial<BoardView> } {
  if (isOlder(task.updatedAt, known.newest)) return { known, changed: {} };

  const seen: BoardView = {
    assignee: task.assignee?.id ?? null,
    column: task.column,
    completed: task.completed,
  };
  const stale = new Set(
    FIELDS.filter((field) =>
      known.writes.some((write) => predates(write, field, seen, task.requestedAt)),
    ),
  );
  const changed = Object.fromEntries(
    FIELDS.filter((field) => !stale.has(field) && seen[field] !== known.shown[field]).map(
      (field) => [field, seen[field]],
    ),
  ) as Partial<BoardView>;
  return {
    known: {
      ...known,
      shown: { ...known.shown, ...changed },
      writes: known.writes.filter((write) => stale.has(write.field)),
      newest: task.updatedAt ?? known.newest,
    },
    changed,
  };
}

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
    landedAt: null,
  }));
  return {
    known: {
      ...known,
      shown: { ...known.shown, ...change },
      writes: [...known.writes.filter((write) => !fields.includes(write.field)), ...writes],
      nextWriteId: id + 1,
    },
    writeId: id,
  };
}

/** Notes that a write has landed at `now`, or was refused and will never be seen. */
export function settleWrite(
  known: KnownBoard,
  writeId: number,
  ok: boolean,
  now: number,
): KnownBoard {
  const writes = ok
    ? known.writes.map((write) => (write.id === writeId ? { ...write, landedAt: now } : write))
    : known.writes.filter((write) => write.id !== writeId);
  return { ...known, writes };
}

/** The fields in which the card differs from what it should say. */
export function difference(shown: BoardView, desired: BoardView): Partial<BoardView> {
  return Object.fromEntries(
    FIELDS.filter((field) => shown[field] !== desired[field]).map((field) => [
      field,
      desired[field],
    ]),
  );
}

function predates(
  write: OwnWrite,
  field: keyof BoardView,
  seen: BoardView,
  requestedAt: number | null,
): boolean {
  if (write.field !== field || seen[field] !== write.from || write.from === write.to) return false;
  const askedAfterLanding =
    write.landedAt !== null && requestedAt !== null && requestedAt > write.landedAt;
  return !askedAfterLanding;
}

/** Todoist's time stamps are ISO 8601 with microseconds in UTC, so they order as text where their form is the same. */
function isOlder(updatedAt: string | null, newest: string | null): boolean {
  if (updatedAt === null || newest === null) return false;
  return updatedAt.length === newest.length
    ? updatedAt < newest
    : Date.parse(updatedAt) < Date.parse(newest);
}
