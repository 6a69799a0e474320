import type { AgentStore } from '../../../database/agent-store.ts';

/** What an event's form offers: time zones, and agents who can be its lead. */
export async function formChoices(agents: AgentStore) {
  const known = await agents.list();
  return {
    timezones: ['UTC', ...Intl.supportedValuesOf('timeZone')],
    leads: known.flatMap(({ name, telegramUserId }) =>
      telegramUserId === null ? [] : [{ name, telegramUserId }],
    ),
  };
}
