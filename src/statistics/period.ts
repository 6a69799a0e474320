import { createZoneClock } from '../domain/zone-clock.ts';

/** One end of a period: a day (`2026-05-01`) by the clock of each event, or a moment. */
export type Bound = { day: string } | { at: Date };

/** What is counted. A last day is counted whole; a last moment is not in it any more. Null is open. */
export interface Period {
  from: Bound | null;
  to: Bound | null;
}

/** All there is. */
export const EVER: Period = { from: null, to: null };

const DAY = 86_400_000;
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads a day such as `2026-05-01`, or a moment such as `2026-05-01T09:00:00Z`; null where the text is neither. */
export function readBound(text: string): Bound | null {
  if (DATE.test(text)) return isDay(text) ? { day: text } : null;
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : { at };
}

/** A period of one day, by the clock of each event. */
export function dayPeriod(day: string): Period {
  return { from: { day }, to: { day } };
}

/** The day it is in a time zone at a moment. @throws RangeError for an unknown time zone */
export function dayIn(timezone: string, at: Date): string {
  return new Date(createZoneClock(timezone).wallAt(at.getTime())).toISOString().slice(0, 10);
}

/** The moments at which a period begins and ends in a time zone: `from` is in it, `to` is not. */
export function boundsIn(period: Period, timezone: string): { from: Date | null; to: Date | null } {
  const moment = (bound: Bound | null, days: number): Date | null => {
    if (bound === null) return null;
    if ('at' in bound) return bound.at;
    const midnight = Date.parse(bound.day) + days * DAY;
    return new Date(createZoneClock(timezone).firstShown(midnight));
  };
  return { from: moment(period.from, 0), to: moment(period.to, 1) };
}

/** `2026-02-30` is written like a day, and is none. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
