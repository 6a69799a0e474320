import { parseDuration } from './durations.ts';

/** Timers an event may set; texts such as `"10m"` or `"off"`. `remindUnclaimed` is a list of them. */
export interface Timers {
  remindUnclaimed: string[];
  escalateUnclaimed: string;
  firstReply: string;
  releaseSilentClaim: string;
  waitingReminder: string;
  waitingClose: string;
  reopenWindow: string;
}

export const DEFAULT_TIMERS: Timers = {
  remindUnclaimed: ['10m', '20m'],
  escalateUnclaimed: '30m',
  firstReply: '30m',
  releaseSilentClaim: 'off',
  waitingReminder: '24h',
  waitingClose: '72h',
  reopenWindow: '24h',
};

/**
 * When a resolved ticket closes for good.
 * @returns epoch milliseconds; `resolvedAt` itself where the window is off: there is nothing to wait for.
 */
export function reopenDeadline(resolvedAt: number, reopenWindow: string): number {
  return resolvedAt + (parseDuration(reopenWindow) ?? 0);
}
