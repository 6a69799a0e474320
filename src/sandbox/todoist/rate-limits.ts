import { tooManyRequests } from './errors.ts';

/** Syncs allowed per person in 15 minutes; documented: 1000 partial and 100 full ones. */
export type SyncLimits = { partial: number; full: number };

const WINDOW_MS = 15 * 60 * 1000;

/** Counts a sync of a person; throws 429 with the seconds to wait when there were too many. */
export function createRateLimits(
  limits: SyncLimits | null,
): (personId: string, kind: keyof SyncLimits) => void {
  const calls = new Map<string, number[]>();
  return (personId, kind) => {
    if (!limits) return;
    const now = Date.now();
    const key = `${kind} ${personId}`;
    const recent = (calls.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= limits[kind]) {
      throw tooManyRequests(Math.ceil((oldest + WINDOW_MS - now) / 1000));
    }
    calls.set(key, [...recent, now]);
  };
}
