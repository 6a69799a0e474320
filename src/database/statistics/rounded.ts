import type { Percentiles } from '../../statistics/figures.ts';

/** With so many places; null stays null. */
export function rounded(value: number | null, places: number): number | null {
  return value === null ? null : Math.round(value * 10 ** places) / 10 ** places;
}

/** p50 and p90 as PostgreSQL gives them, in tenths of a second. */
export function percentiles(count: number, values: number[] | null): Percentiles {
  const [p50 = null, p90 = null] = values ?? [];
  return { count, p50: rounded(p50, 1), p90: rounded(p90, 1) };
}
