import type { App } from '../app.ts';
import type { EventRow } from '../database/entities/event.ts';
import { addAgent } from '../events/add-agent.ts';
import { openEvent } from '../events/open-event.ts';
import { DEFAULT_TIMERS } from '../domain/timers.ts';
import { SAMPLE_SCRIPTS } from './sample-scripts.ts';
import type { Sandbox } from './sandbox.ts';

const CODE = 'HACK';

/**
 * On the first start: one event, its scripts, its agents, one of them a lead, and organizers who have opened the invitation.
 * @returns the newest event there is
 */
export async function seedSandbox(sandbox: Sandbox, app: App): Promise<EventRow> {
  const { events, eventBoard: board, agents, scripts } = app;
  const [known] = await events.list({ limit: 1 });
  if (known) return known;
  const event = await openEvent(
    { events, board },
    {
      code: CODE,
      name: 'Hack 2026',
      locale: 'en',
      timezone: 'UTC',
      access: 'invite',
      agentsChatId: sandbox.cast.agentsChat.id,
      leadTelegramId: null,
      todoistProjectId: null,
      participants: 120,
      startsAt: null,
      endsAt: null,
      hours: null,
      timers: DEFAULT_TIMERS,
      replies: 'all',
    },
  );
  for (const { todoistId, telegramId, lead } of sandbox.cast.agents) {
    const wanted = { todoistUserId: todoistId, telegramUserId: telegramId, lead };
    const { agent } = await addAgent({ agents, board }, wanted);
    // A bot may write first to nobody: by opening the link they let it.
    sandbox.telegram.say(telegramId, `/start agent_${agent.inviteCode}`);
  }
  for (const script of SAMPLE_SCRIPTS) await scripts.put({ ...script, eventId: event.id });
  for (const organizer of sandbox.cast.organizers) {
    sandbox.telegram.say(organizer.id, `/start ${CODE}`);
  }
  return event;
}
