import { createZoneClock } from '../domain/zone-clock.ts';

/** The day (`2026-05-01`) that it is in a time zone at a moment. @throws RangeError for an unknown time zone */
export function dayIn(timezone: string, at: Date): string {
  return new Date(createZoneClock(timezone).wallAt(at.getTime())).toISOString().slice(0, 10);
}
