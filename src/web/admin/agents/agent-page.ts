import type { AgentRow } from '../../../database/entities/agent.ts';
import type { EventRow } from '../../../database/entities/event.ts';
import type { Shift } from '../../../database/shift-store.ts';
import { deepLink } from '../../api/event-json.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { cleanForm, type FormState } from '../form-state.ts';
import type { PageData } from '../show-page.ts';

/** One agent, with the link that makes somebody them, their work by event and their shifts. */
export async function agentPage(
  { stores, botUsername }: AdminDeps,
  agent: AgentRow,
  form: FormState = cleanForm(),
): Promise<PageData> {
  const now = new Date();
  const [open, work, shifts, bot] = await Promise.all([
    stores.events.open(),
    stores.agentPages.events(agent.id, now),
    stores.shifts.ofAgent(agent.id, now),
    botUsername(),
  ]);
  return {
    title: agent.name,
    crumbs: [{ title: 'Agents', href: '/admin/agents' }],
    agent,
    isLinked: agent.telegramUserId !== null,
    inviteLink: deepLink(bot, `agent_${agent.inviteCode}`),
    work,
    shifts: shifts.flatMap((shift) => ofEvent(shift, open, now)),
    events: open.map(({ id, name, timezone }) => [id, `${name} (${timezone})`]),
    form,
  };
}

/** A shift on the clocks of its event; none of an event that is closed. */
function ofEvent({ id, eventId, startsAt, endsAt }: Shift, open: EventRow[], now: Date) {
  const event = open.find((each) => each.id === eventId);
  if (event === undefined) return [];
  const { name, timezone } = event;
  return [{ id, event: name, timezone, startsAt, endsAt, isNow: startsAt <= now }];
}
