import type { Statistics } from '../../../statistics/figures.ts';
import type { StatisticsQuery } from '../../statistics-query.ts';

const KEEP_MS = 30_000;
const KEPT = 20;

/**
 * Remembers answers for half a minute: a page and its charts are asked for one by one, are read once, and agree.
 * What could not be read is asked again.
 */
export function createRecentStatistics(
  ask: (query: StatisticsQuery) => Promise<Statistics>,
): (query: StatisticsQuery) => Promise<Statistics> {
  const known = new Map<string, { answer: Promise<Statistics>; until: number }>();
  return (query) => {
    const now = Date.now();
    for (const [key, { until }] of known) if (until <= now) known.delete(key);
    const asked = JSON.stringify(query);
    const found = known.get(asked);
    if (found) return found.answer;
    const [oldest] = known.keys();
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    const answer = ask(query);
    known.set(asked, { answer, until: now + KEEP_MS });
    answer.catch(() => known.delete(asked));
    return answer;
  };
}
