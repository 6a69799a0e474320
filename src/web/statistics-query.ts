import { z } from 'zod';
import type { EventStore } from '../database/event-store.ts';
import type { StatisticsStore } from '../database/statistics/statistics.ts';
import type { Statistics } from '../statistics/figures.ts';
import { knownEvent } from './api/known-event.ts';
import { PERIOD_QUERY } from './period-query.ts';

/** What statistics are asked by: codes of events, with commas between them (none is all), and a period. */
export const STATISTICS_QUERY = z.strictObject({
  event: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((code) => code.trim() || [])),
  ...PERIOD_QUERY,
});

export type StatisticsQuery = z.infer<typeof STATISTICS_QUERY>;

/** Reads the numbers that a query asks for. @throws Problem 404 where there is no event with a code */
export async function askStatistics(
  { events, statistics }: { events: Pick<EventStore, 'byCode'>; statistics: StatisticsStore },
  { event: codes, from, to }: StatisticsQuery,
): Promise<Statistics> {
  const found = await Promise.all(codes.map(async (code) => knownEvent(await events.byCode(code))));
  const eventIds = found.length === 0 ? null : found.map(({ id }) => id);
  return statistics.of(eventIds, { from, to });
}
