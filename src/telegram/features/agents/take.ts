import type { Composer, Context } from 'telegraf';
import type { TicketStanding } from '../../../database/desk-load.ts';
import type { BotDeps } from '../../deps.ts';
import { languageOf } from '../organizer.ts';
import { onPress, type Press, type PressAnswer } from '../press.ts';
import { deskOf } from './desk-of.ts';

/**
 * Take, below a ticket's card or in the queue. Whoever presses must be linked to an agent, and the ticket's event must
 * be one of the chat's. The ticket's workflow decides who was first: here is only said what was seen at that moment.
 */
export function take(deps: BotDeps): Composer<Context> {
  return onPress(deps, 'take', async (ctx, press) => {
    const language = await languageOf(ctx, deps);
    const answer = (text: string, args?: Record<string, string | number>): PressAnswer => ({
      text: deps.translate(language, text, args),
    });
    const refusal = (text: string): PressAnswer => ({
      text: deps.translate(language, text),
      isAlert: true,
    });

    const agent = ctx.from && (await deps.agents.byTelegramId(ctx.from.id));
    if (!agent) return refusal('pressed-take-unlinked');
    if (agent.todoistUserId === null) return refusal('pressed-take-no-account');
    const ticket = await ticketOfDesk(ctx, deps, press);
    if (!ticket) return answer('pressed-old');

    const taker = { id: agent.todoistUserId, name: agent.name };
    const said = whatIsSeen(ticket, taker.id);
    const heard = await tellTaken(deps, press, taker);
    const { number, agentName } = ticket;
    return heard === 'heard'
      ? answer(said, { number, agent: agentName ?? '' })
      : answer('pressed-take-closed', { number });
  });
}

async function ticketOfDesk(
  ctx: Context,
  deps: BotDeps,
  { action }: Press<'take'>,
): Promise<TicketStanding | null> {
  const [desk, ticket] = await Promise.all([
    deskOf(ctx, deps),
    deps.deskLoad.standing(action.number),
  ]);
  return desk?.events.some(({ id }) => id === ticket?.eventId) ? ticket : null;
}

function tellTaken(
  deps: BotDeps,
  { action, id, chatId }: Press<'take'>,
  agent: { id: string; name: string },
): ReturnType<BotDeps['tickets']['tell']> {
  deps.onActivity();
  const event = { type: 'agentTook', take: { agent, chatId } } as const;
  return deps.tickets.tell(action.number, event, `press-${id}`);
}

/** Stays true where a race is lost: that is told by the ticket, as soon as it is decided. */
function whatIsSeen({ status, agentTodoistId }: TicketStanding, agentId: string): string {
  if (status === 'resolved' || status === 'closed') return 'pressed-take-solved';
  // A card that somebody unknown dragged to In progress has no holder yet.
  if (status === 'new' || agentTodoistId === null) return 'pressed-take';
  return agentTodoistId === agentId ? 'pressed-take-yours' : 'pressed-take-held';
}
