import type { Field, FieldValue } from './board-fields.ts';

/** One field that Pitcrew wrote, or is about to write. It is remembered until a snapshot must have shown it. */
export interface OwnWrite {
  /** Fields written together share it. */
  id: number;
  field: Field;
  from: FieldValue;
  to: FieldValue;
  /** Todoist's time stamp of the newest snapshot when this was decided; a snapshot no newer tells nothing of it. */
  since: string | null;
  landedAt: number | null;
  /** A snapshot has shown it before its answer came. */
  isSeen: boolean;
  /** People may have undone it before its answer came: nobody can tell by the snapshots there were. */
  isDoubtful: boolean;
}

/** What a snapshot's value of one field stands for. */
export type Explanation =
  /** It is what it should be, or what was there before people did anything. */
  | 'ours'
  /** Older than our last write, as far as anybody can tell. */
  | 'stale'
  /** People did it. */
  | 'theirs';

/** The writes of a field that a snapshot may not show yet: those that had not landed when it was asked for. */
export function unseenBy(writes: OwnWrite[], requestedAt: number | null): OwnWrite[] {
  return writes.filter(
    ({ landedAt }) => landedAt === null || requestedAt === null || requestedAt <= landedAt,
  );
}

/** What `value` stands for, given the writes of its field that the snapshot may not show, oldest first. */
export function explain(value: FieldValue, shown: FieldValue, unseen: OwnWrite[]): Explanation {
  const last = unseen.at(-1);
  if (last === undefined) return value === shown ? 'ours' : 'theirs';
  if (value === last.to) return 'ours';
  const isOnTheWay = unseen.some(({ from, to }) => value === from || value === to);
  return isOnTheWay && !last.isSeen ? 'stale' : 'theirs';
}

/**
 * The writes of a field that are still to be remembered once a snapshot has shown the last of them. One that has not
 * landed yet may have been shown by chance (people did the same), so it is kept until its answer comes.
 */
export function markSeen(unseen: OwnWrite[]): OwnWrite[] {
  const last = unseen.at(-1);
  if (last === undefined || last.landedAt !== null) return [];
  return unseen.length === 1 ? [{ ...last, isSeen: true }] : unseen;
}
