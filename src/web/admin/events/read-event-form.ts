import { WEEKDAYS } from '../../../domain/opening-hours.ts';
import { DEFAULT_TIMERS } from '../../../domain/timers.ts';
import { fromWallTime } from '../wall-time.ts';
import { CHOICES, NUMBERS, OWN_TEXTS, PLAIN_TIMERS, TIMES } from './event-fields.ts';

/** The fields of an event's form as the body of POST or PATCH /events, whose schemas find what is wrong with them. */
export function readEventForm(values: Record<string, string>): Record<string, unknown> {
  const text = (name: string) => values[name]?.trim() ?? '';
  const each = <T>(names: readonly string[], value: (name: string) => T) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  return {
    ...each([...CHOICES, ...OWN_TEXTS], text),
    ...each(NUMBERS, (name) => (text(name) === '' ? null : Number(text(name)))),
    ...each(TIMES, (name) => (text(name) === '' ? null : instant(text(name), text('timezone')))),
    hours: readWeek(text),
    timers: {
      remindUnclaimed: readReminders(text('timers.remindUnclaimed')),
      ...each(PLAIN_TIMERS, (name) => text(`timers.${name}`) || defaultOf(name)),
    },
  };
}

/** A day and time on the clocks of a place, as ISO 8601 with its zone; as it was typed where it is none. */
function instant(wall: string, timezone: string): string {
  try {
    return fromWallTime(wall, timezone)?.toISOString() ?? wall;
  } catch {
    // An unknown zone, of which the schema tells.
    return wall;
  }
}

/** Null, which is always open, where no day has hours. */
function readWeek(text: (name: string) => string): Record<string, string[]> | null {
  const days = WEEKDAYS.map((day) => [day, listOf(text(`hours.${day}`))] as const);
  const open = days.filter(([, spans]) => spans.length > 0);
  return open.length === 0 ? null : Object.fromEntries(open);
}

function readReminders(given: string): string | string[] {
  if (given.toLowerCase() === 'off') return 'off';
  return given === '' ? DEFAULT_TIMERS.remindUnclaimed : listOf(given);
}

/** Spans are typed with dashes of every length, and white space around them. */
function listOf(given: string): string[] {
  return given
    .split(/[,;]/)
    .map((each) => each.replaceAll(/\s/g, '').replace(/[–—]/, '-'))
    .filter((each) => each !== '');
}

function defaultOf(name: string): unknown {
  return DEFAULT_TIMERS[name as keyof typeof DEFAULT_TIMERS];
}
