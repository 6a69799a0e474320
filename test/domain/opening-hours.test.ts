import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addOpenTime,
  isOpen,
  nextOpening,
  openTimeBetween,
  WEEKDAYS,
  type OpeningCalendar,
  type OpeningHours,
} from '../../src/domain/opening-hours.ts';

const HOUR = 3_600_000;
const everyDay = (...spans: string[]): OpeningHours =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, spans]));
const add = (from: string, hours: number, calendar: OpeningCalendar) =>
  new Date(addOpenTime(Date.parse(from), hours * HOUR, calendar)).toISOString();
const opens = (at: string, calendar: OpeningCalendar) => {
  const next = nextOpening(Date.parse(at), calendar);
  return next === null ? null : new Date(next).toISOString();
};

describe('in opening hours', () => {
  const office = { hours: { mon: ['09:00-12:00', '13:00-18:00'], fri: ['20:00-24:00'] } };
  const utc = (hours: OpeningHours) => ({ hours, timezone: 'UTC' });
  // Monday is 2026-06-01.
  test.each([
    ['time runs', '2026-06-01T09:30Z', 1, '2026-06-01T10:30:00.000Z'],
    ['time waits for the morning', '2026-06-01T03:00Z', 1, '2026-06-01T10:00:00.000Z'],
    ['a break does not count', '2026-06-01T11:30Z', 1, '2026-06-01T13:30:00.000Z'],
    ['closed days do not count', '2026-06-01T17:00Z', 2, '2026-06-05T21:00:00.000Z'],
    [
      'closing time is the end, not the next opening',
      '2026-06-01T17:00Z',
      1,
      '2026-06-01T18:00:00.000Z',
    ],
    ['midnight is the end of its day', '2026-06-05T20:00Z', 4, '2026-06-06T00:00:00.000Z'],
    ['weeks go by', '2026-06-05T23:00Z', 10, '2026-06-12T21:00:00.000Z'],
    ['no time is no time, also while closed', '2026-06-02T00:00Z', 0, '2026-06-02T00:00:00.000Z'],
  ])('%s', (_, from, hours, expected) => {
    expect(add(from, hours, { ...office, timezone: 'UTC' })).toBe(expected);
  });

  test.each<[string, OpeningHours]>([
    ['adjacent', { mon: ['09:00-11:00', '11:00-13:00'] }],
    ['unsorted', { mon: ['11:00-13:00', '09:00-11:00'] }],
    ['overlapping', { mon: ['09:00-12:00', '10:00-11:00', '10:30-13:00'] }],
    ['twice', { mon: ['09:00-13:00', '09:00-13:00'] }],
    ['beside one that is none', { mon: ['soon', '18:00-17:00', '09:00-13:00'] }],
  ])('spans that are %s count once', (_, hours) => {
    expect(add('2026-06-01T10:45Z', 2, utc(hours))).toBe('2026-06-01T12:45:00.000Z');
    expect(add('2026-06-01T12:00Z', 2, utc(hours))).toBe('2026-06-08T10:00:00.000Z');
  });

  test('a night is one where two days meet', () => {
    const night = utc({ mon: ['22:00-24:00'], tue: ['00:00-02:00'] });
    expect(add('2026-06-01T23:00Z', 2, night)).toBe('2026-06-02T01:00:00.000Z');
    expect(isOpen(Date.parse('2026-06-02T00:00Z'), night)).toBe(true);
  });

  test.each<[OpeningHours | null]>([[null], [{}], [{ mon: [] }], [{ tue: ['24:00-24:00'] }]])(
    '%j is always',
    (hours) => {
      const always = { hours, timezone: 'Europe/Berlin' };
      expect(add('2026-06-01T03:00Z', 100, always)).toBe('2026-06-05T07:00:00.000Z');
      expect(opens('2026-06-01T03:00Z', always)).toBeNull();
    },
  );

  test('a time far beyond all hours ends after some 400 days', () => {
    const seldom = utc({ mon: ['09:00-09:01'] });
    expect(add('2026-06-01T00:00Z', 1_000, seldom)).toBe('2027-07-05T09:01:00.000Z');
  });

  test('people are there from the first moment of a span, and not at its last', () => {
    const calendar = { ...office, timezone: 'Europe/Berlin' };
    expect(opens('2026-06-01T06:59:59.999Z', calendar)).toBe('2026-06-01T07:00:00.000Z');
    expect(opens('2026-06-01T07:00Z', calendar)).toBeNull();
    expect(opens('2026-06-01T09:59:59.999Z', calendar)).toBeNull();
    expect(opens('2026-06-01T10:00Z', calendar)).toBe('2026-06-01T11:00:00.000Z');
    expect(opens('2026-06-01T16:00Z', calendar)).toBe('2026-06-05T18:00:00.000Z');
  });
});

describe('over a change of the clocks', () => {
  // [zone, span, from, hours, until]; spring first, then autumn.
  test.each([
    ['Europe/Berlin', '01:00-04:00', '2026-03-29T00:00Z', 2, '2026-03-29T02:00:00.000Z'],
    ['Europe/Berlin', '01:00-04:00', '2026-03-29T00:00Z', 2.5, '2026-03-29T23:30:00.000Z'],
    ['Europe/Berlin', '01:00-04:00', '2026-10-24T23:00Z', 4, '2026-10-25T03:00:00.000Z'],
    ['Europe/Berlin', '01:00-04:00', '2026-10-24T23:00Z', 4.5, '2026-10-26T00:30:00.000Z'],
    ['America/New_York', '01:00-04:00', '2026-03-08T06:00Z', 2.5, '2026-03-09T05:30:00.000Z'],
    ['America/New_York', '00:00-03:00', '2026-11-01T04:00Z', 4, '2026-11-01T08:00:00.000Z'],
    ['America/New_York', '00:00-03:00', '2026-11-01T04:00Z', 4.5, '2026-11-02T05:30:00.000Z'],
    ['Australia/Lord_Howe', '01:00-04:00', '2026-10-03T14:30Z', 2.5, '2026-10-03T17:00:00.000Z'],
    ['Australia/Lord_Howe', '01:00-04:00', '2026-10-03T14:30Z', 3, '2026-10-04T14:30:00.000Z'],
    ['Australia/Lord_Howe', '01:00-04:00', '2026-04-04T14:00Z', 3.5, '2026-04-04T17:30:00.000Z'],
    ['Asia/Kolkata', '01:00-04:00', '2026-03-28T19:30Z', 3, '2026-03-28T22:30:00.000Z'],
    ['Asia/Kolkata', '01:00-04:00', '2026-03-28T19:30Z', 3.5, '2026-03-29T20:00:00.000Z'],
  ])('%s, %s, from %s: %d hours end %s', (timezone, span, from, hours, until) => {
    expect(add(from, hours, { hours: everyDay(span), timezone })).toBe(until);
  });

  // Only on that day, so that what is left shows how long it was.
  test.each([
    [
      'opens at the change, where its time is skipped',
      ['02:30-04:00'],
      '2026-03-29T01:00:00.000Z',
      1,
    ],
    [
      'closes at the change, where its time is skipped',
      ['01:00-02:30'],
      '2026-03-29T00:00:00.000Z',
      1,
    ],
    [
      'is not, where all of it is skipped',
      ['02:10-02:50', '05:00-06:00'],
      '2026-03-29T03:00:00.000Z',
      1,
    ],
    ['opens when its time comes first', ['02:30-04:00'], '2026-10-25T00:30:00.000Z', 2.5],
    ['closes when its time comes first', ['01:00-02:30'], '2026-10-24T23:00:00.000Z', 1.5],
    ['is once, where all of it comes twice', ['02:15-02:45'], '2026-10-25T00:15:00.000Z', 0.5],
    [
      'goes on through adjacent spans',
      ['02:00-02:30', '02:30-03:00'],
      '2026-10-25T00:00:00.000Z',
      2,
    ],
  ])('a span %s', (_, spans, opening, hours) => {
    const calendar = { hours: { sun: spans }, timezone: 'Europe/Berlin' };
    const midnight = `${opening.slice(0, 8)}${opening < '2026-04' ? '28' : '24'}T20:00Z`;
    const open = Date.parse(opening);

    expect(opens(midnight, calendar)).toBe(opening);
    expect(addOpenTime(Date.parse(midnight), 100, calendar)).toBe(open + 100);
    expect(openTime(open, open + 12 * HOUR, calendar)).toBe(hours * HOUR);
  });

  test('midnight that is skipped begins its day an hour later', () => {
    // Chile went from Saturday 24:00 to Sunday 01:00.
    const calendar = { hours: everyDay('00:00-02:00'), timezone: 'America/Santiago' };
    expect(opens('2026-09-06T03:00Z', calendar)).toBe('2026-09-06T04:00:00.000Z');
    expect(add('2026-09-06T03:00Z', 1, calendar)).toBe('2026-09-06T05:00:00.000Z');
  });

  test('a day that never was has no hours', () => {
    // Samoa left out Friday, 30 December 2011.
    const calendar = { hours: everyDay('09:00-10:00'), timezone: 'Pacific/Apia' };
    expect(add('2011-12-29T19:30Z', 1, calendar)).toBe('2011-12-30T19:30:00.000Z');
  });
});

describe('whatever the hours', () => {
  const minutes = (maximum: number) =>
    fc.integer({ min: 0, max: maximum }).map((count) => count * 15);
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const spans = fc.array(
    fc
      .tuple(minutes(96), minutes(96))
      .filter(([from, to]) => from < to)
      .map(([from, to]) => `${clock(from)}-${clock(to)}`),
    { maxLength: 3 },
  );
  const calendars = fc.record({
    hours: fc.record(
      { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
      { requiredKeys: [] },
    ),
    timezone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    ),
  });
  // Days before the changes of the clocks in 2026, of each of the zones.
  const moments = fc
    .tuple(
      fc.constantFrom(
        '2026-03-07',
        '2026-03-28',
        '2026-04-04',
        '2026-10-03',
        '2026-10-24',
        '2026-10-31',
      ),
      fc.integer({ min: 0, max: 3 * 24 * HOUR }),
    )
    .map(([day, later]) => Date.parse(day) + later);
  const times = fc.integer({ min: 0, max: 12 * HOUR });

  test('one time after another is as long as both at once', () => {
    fc.assert(
      fc.property(moments, times, times, calendars, (from, one, other, calendar) => {
        const both = addOpenTime(from, one + other, calendar);
        expect(addOpenTime(addOpenTime(from, one, calendar), other, calendar)).toBe(both);
      }),
    );
  });

  test('what begins later, or takes longer, does not end sooner', () => {
    fc.assert(
      fc.property(moments, times, times, calendars, (from, one, other, calendar) => {
        const end = addOpenTime(from, one, calendar);
        expect(end).toBeGreaterThanOrEqual(from + one);
        expect(addOpenTime(from + other, one, calendar)).toBeGreaterThanOrEqual(end);
        expect(addOpenTime(from, one + other, calendar)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test('time ends while people are there, or right when they leave', () => {
    fc.assert(
      fc.property(moments, times, calendars, (from, time, calendar) => {
        const end = addOpenTime(from, time + 1, calendar);
        expect(isOpen(end - 1, calendar)).toBe(true);
      }),
    );
  });

  test('as much time has passed as people were there', () => {
    fc.assert(
      fc.property(moments, times, calendars, (from, time, calendar) => {
        const quarter = 15 * 60_000;
        const begin = from - (from % quarter);
        const whole = time - (time % quarter);
        const end = addOpenTime(begin, whole, calendar);
        expect(openTime(begin, end, calendar)).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('what lies between a moment and the end of an open time is that time', () => {
    fc.assert(
      fc.property(moments, times, calendars, (from, time, calendar) => {
        const end = addOpenTime(from, time, calendar);
        expect(openTimeBetween(from, end, calendar)).toBe(time);
        expect(openTimeBetween(end, from, calendar)).toBe(0);
      }),
    );
  });

  test('people are there when the clock on the wall says so, but for days of a change', () => {
    fc.assert(
      fc.property(moments, calendars, (at, calendar) => {
        const { timezone, hours } = calendar;
        const show = (options: Intl.DateTimeFormatOptions, when = at) =>
          new Date(when).toLocaleString('en-GB', { timeZone: timezone, ...options });
        const zoneName = (when: number) => show({ timeZoneName: 'longOffset' }, when).slice(-6);
        fc.pre(zoneName(at - 24 * HOUR) === zoneName(at + 24 * HOUR));
        fc.pre(Object.values(hours).some((day) => day.length > 0));

        const day = WEEKDAYS.find((name) => name === show({ weekday: 'short' }).toLowerCase());
        const time = show({ hour: '2-digit', minute: '2-digit' });
        const today = (day && hours[day]) ?? [];
        expect(isOpen(at, calendar)).toBe(
          today.some((span) => span.slice(0, 5) <= time && time < span.slice(6)),
        );
      }),
    );
  });
});

/** Open time between two moments, looked at each quarter of an hour. */
function openTime(from: number, to: number, calendar: OpeningCalendar): number {
  const quarter = 15 * 60_000;
  let sum = 0;
  for (let at = from; at < to; at += quarter) if (isOpen(at, calendar)) sum += quarter;
  return sum;
}
