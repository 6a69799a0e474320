import { createZoneClock } from './zone-clock.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Spans such as `"09:00-18:00"` by day, in the event's time zone; a day that is not named is closed. */
export type OpeningHours = Partial<Record<Weekday, string[]>>;

/** When people are there. `hours` null, or without any span, is always; `timezone` is an IANA name. */
export interface OpeningCalendar {
  hours: OpeningHours | null;
  timezone: string;
}

/** A time of opening, in epoch milliseconds: `from` belongs to it, `to` does not. */
interface OpenSpan {
  from: number;
  to: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONDAY = 4 * DAY;
const SPAN = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;
const DAYS_AHEAD = 400;

/**
 * The moment (epoch milliseconds) at which that much open time has passed since `from`; where it is used up right at
 * closing time, that is the moment, not the next opening. Spans follow the clock on the wall: one over a change of the
 * clocks is as much longer or shorter, and a bound that is skipped, or comes twice, is the first moment at which the
 * clock has reached it. Never further off than some 400 days.
 * @throws RangeError for an unknown time zone
 */
export function addOpenTime(from: number, milliseconds: number, calendar: OpeningCalendar): number {
  if (milliseconds <= 0) return from;
  const week = readWeek(calendar.hours);
  if (week === null) return from + milliseconds;

  let at = from;
  let left = milliseconds;
  for (const span of openSpans(from, week, calendar.timezone)) {
    const begin = Math.max(span.from, at);
    const length = Math.max(span.to - begin, 0);
    if (left <= length) return begin + left;
    left -= length;
    at = Math.max(span.to, at);
  }
  return at;
}

/** How much open time lies between two moments; all in milliseconds. @throws RangeError for an unknown time zone */
export function openTimeBetween(from: number, to: number, calendar: OpeningCalendar): number {
  if (to <= from) return 0;
  const week = readWeek(calendar.hours);
  if (week === null) return to - from;

  let at = from;
  let open = 0;
  for (const span of openSpans(from, week, calendar.timezone)) {
    if (span.from >= to) break;
    const begin = Math.max(span.from, at);
    const end = Math.min(span.to, to);
    open += Math.max(end - begin, 0);
    at = Math.max(end, at);
  }
  return open;
}

/** Whether people are there at a moment (epoch milliseconds). @throws RangeError for an unknown time zone */
export function isOpen(at: number, calendar: OpeningCalendar): boolean {
  return nextOpening(at, calendar) === null;
}

/** When people will be there (epoch milliseconds); null where they are now. @throws RangeError for an unknown time zone */
export function nextOpening(at: number, calendar: OpeningCalendar): number | null {
  const week = readWeek(calendar.hours);
  if (week === null) return null;
  for (const span of openSpans(at, week, calendar.timezone)) {
    return span.from <= at ? null : span.from;
  }
  return null;
}

/** Spans that end after `from`, by their beginning; they may overlap. */
function* openSpans(from: number, week: OpenSpan[][], timezone: string): Iterable<OpenSpan> {
  const clock = createZoneClock(timezone);
  const today = Math.floor(clock.wallAt(from) / DAY) * DAY;
  for (let day = today; day < today + DAYS_AHEAD * DAY; day += DAY) {
    for (const times of week[weekday(day)] ?? []) {
      const to = clock.firstShown(day + times.to);
      const begin = clock.firstShown(day + times.from);
      if (begin < to && from < to) yield { from: begin, to };
    }
  }
}

function weekday(day: number): number {
  return ((((day - MONDAY) / DAY) % 7) + 7) % 7;
}

/** Each weekday's spans, from its midnight and in order; null where no day has any. */
function readWeek(hours: OpeningHours | null): OpenSpan[][] | null {
  if (hours === null) return null;
  const week = WEEKDAYS.map((day) =>
    (hours[day] ?? []).flatMap(readSpan).toSorted((one, other) => one.from - other.from),
  );
  return week.some((spans) => spans.length > 0) ? week : null;
}

function readSpan(text: string): OpenSpan[] {
  const [, ...digits] = SPAN.exec(text) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = digits.map(Number);
  const from = (fromHour * 60 + fromMinute) * MINUTE;
  const to = Math.min((toHour * 60 + toMinute) * MINUTE, DAY);
  return from < to ? [{ from, to }] : [];
}
