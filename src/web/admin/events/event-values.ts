import type { EventRow } from '../../../database/entities/event.ts';
import { WEEKDAYS } from '../../../domain/opening-hours.ts';
import { DEFAULT_TIMERS, type Timers } from '../../../domain/timers.ts';
import { wallTime } from '../wall-time.ts';
import { CHOICES, NUMBERS, OWN_TEXTS, PLAIN_TIMERS, TIMES } from './event-fields.ts';

type Values = Record<string, string>;

/** What the fields of a new event's form say before anybody types. */
export function newEventValues(): Values {
  return {
    code: '',
    todoistProjectId: '',
    ...byName([...CHOICES, ...OWN_TEXTS, ...NUMBERS, ...TIMES], () => ''),
    ...byName(WEEKDAYS, () => '', 'hours.'),
    ...timerValues(DEFAULT_TIMERS),
    timezone: 'UTC',
  };
}

/** An event as the fields of its form show it. */
export function eventValues(event: EventRow): Values {
  return {
    ...byName(CHOICES, (name) => event[name]),
    ...byName(OWN_TEXTS, (name) => event[name] ?? ''),
    ...byName(NUMBERS, (name) => String(event[name] ?? '')),
    ...byName(TIMES, (name) => (event[name] ? wallTime(event[name], event.timezone) : '')),
    ...byName(WEEKDAYS, (day) => (event.hours?.[day] ?? []).join(', '), 'hours.'),
    ...timerValues(event.timers),
  };
}

function timerValues({ remindUnclaimed, ...timers }: Timers): Values {
  return {
    'timers.remindUnclaimed': remindUnclaimed.length === 0 ? 'off' : remindUnclaimed.join(', '),
    ...byName(PLAIN_TIMERS, (name) => timers[name], 'timers.'),
  };
}

function byName<Name extends string>(
  names: readonly Name[],
  value: (name: Name) => string,
  prefix = '',
): Values {
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, value(name)]));
}
