import { failureWords } from '../deliveries/failure-words.ts';
import type { AnnouncementView, Unreached } from '../../../database/announcement-store.ts';

/** How far an announcement has come. */
export interface Progress {
  total: number;
  /** Those whose fate is known. */
  settled: number;
  waiting: number;
  /** Messages a second, as of late; 0 where none goes out. */
  rate: number;
  /** Milliseconds until everybody is told, at this rate; null where nobody can say. */
  left: number | null;
  isUnderWay: boolean;
}

/** Seconds that `sentLately` speaks of. */
const LATELY = 10;

export function progressOf({ state, counts, sentLately, startedAt }: AnnouncementView): Progress {
  const { pending, sending, sent, failed, unsure, skipped } = counts;
  const waiting = pending + sending;
  const settled = sent + failed + unsure + skipped;
  const runsFor = startedAt === null ? LATELY : (Date.now() - startedAt.getTime()) / 1_000;
  const rate = sentLately / Math.min(Math.max(runsFor, 1), LATELY);
  const isSending = state === 'sending';
  return {
    total: waiting + settled,
    settled,
    waiting,
    rate: isSending ? rate : 0,
    left: isSending && rate > 0 ? (waiting / rate) * 1_000 : null,
    isUnderWay: isSending || state === 'paused',
  };
}

/** Why somebody was not reached, in words. */
export function reasonOf({ state, reason }: Pick<Unreached, 'state' | 'reason'>): string {
  if (state === 'skipped') return 'It was cancelled before their turn.';
  if (state === 'failed' && reason !== null) return failureWords(reason).why;
  return 'Unsure: the answer of Telegram was lost, and it was not sent again.';
}
