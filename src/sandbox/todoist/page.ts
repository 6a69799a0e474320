import { invalidArgument } from './errors.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** A page of a cursor list: 50 unless `limit` says otherwise, at most 200 (documented). */
export function page<T>(
  records: T[],
  query: Record<string, string>,
): { records: T[]; next_cursor: string | null } {
  const limit = query.limit === undefined ? DEFAULT_LIMIT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw invalidArgument('limit', 'number from 1 to 200');
  }
  const start = query.cursor === undefined ? 0 : decode(query.cursor);
  const end = start + limit;
  const next_cursor = end < records.length ? encode(end) : null;
  return { records: records.slice(start, end), next_cursor };
}

/** The same in the wire's usual envelope. */
export function resultsPage(records: unknown[], query: Record<string, string>): object {
  const { records: results, next_cursor } = page(records, query);
  return { results, next_cursor };
}

function encode(offset: number): string {
  return Buffer.from(`after:${offset}`).toString('base64url');
}

function decode(cursor: string): number {
  const match = /^after:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw invalidArgument('cursor', 'cursor');
  return Number(match[1]);
}
