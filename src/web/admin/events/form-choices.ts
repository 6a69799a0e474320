import type { AgentStore } from '../../../database/agent-store.ts';
import { DEFAULT_TIMERS, type Timers } from '../../../domain/timers.ts';
import { WEEKDAY_LABELS } from '../weekdays.ts';
import { TIMER_LABELS } from './event-fields.ts';

/** What an event's form offers: time zones, weekdays, timers with their defaults, and agents who can be its lead. */
export async function formChoices(agents: AgentStore) {
  const known = await agents.list();
  return {
    weekdays: WEEKDAY_LABELS,
    timers: Object.entries(TIMER_LABELS).map(([name, label]) => ({
      name,
      label,
      byDefault: [DEFAULT_TIMERS[name as keyof Timers]].flat().join(', '),
    })),
    timezones: ['UTC', ...Intl.supportedValuesOf('timeZone')],
    leads: known.flatMap(({ name, telegramUserId }) =>
      telegramUserId === null ? [] : [{ name, telegramUserId }],
    ),
  };
}
