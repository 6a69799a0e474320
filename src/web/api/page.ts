import { z } from 'zod';
import { Problem } from '../problem.ts';

const DEFAULT_LIMIT = 50;
const HIGHEST_LIMIT = 200;
const HIGHEST_KEY = 2 ** 31 - 1;

/** The parameters that every list takes. */
export const PAGE_QUERY = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(HIGHEST_LIMIT).default(DEFAULT_LIMIT),
};

/** The key after which a page begins; null for the first page. @throws Problem 400 for a cursor that is none of ours. */
export function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const key = /^k(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (key === undefined || Number(key) > HIGHEST_KEY) {
    const message = 'Not a cursor of this list; take nextCursor of the page before.';
    throw new Problem(400, message, { errors: [{ path: 'cursor', message }] });
  }
  return Number(key);
}

/** One page of a list. `found` holds one more than `limit` where there is a next page. */
export function toPage<T, J>(
  found: T[],
  limit: number,
  show: { key: (item: T) => number; json: (item: T) => J },
): { items: J[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const hasNext = found.length > limit && last !== undefined;
  return {
    items: items.map(show.json),
    nextCursor: hasNext ? Buffer.from(`k${show.key(last)}`).toString('base64url') : null,
  };
}
