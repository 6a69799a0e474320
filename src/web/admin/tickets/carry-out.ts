import type { TicketLife } from '../../../database/ticket-life.ts';
import type { OperatorAct } from '../../../domain/operator-acts.ts';
import { untilSeen } from '../until-seen.ts';
import type { TicketDeps } from './ticket-deps.ts';

/**
 * Does an act to a ticket, and waits until the read model tells of it, for two seconds at most.
 * @param requestId the form's own: sent twice, it is done once
 * @returns null where it was done, else why not, for people
 */
export async function carryOut(
  { tickets, stores }: Pick<TicketDeps, 'tickets' | 'stores'>,
  before: TicketLife,
  asked: { act: OperatorAct; requestId: string },
): Promise<string | null> {
  const { number } = before.facts;
  const answer = await tickets.act(number, asked.act, requestIdOf(asked));
  if (answer.outcome === 'refused') return `Not done: ${answer.reason}`;
  if (answer.outcome === 'ended') return `Not done: #${number} is over for good.`;
  const seen = JSON.stringify(before);
  await untilSeen(async () => JSON.stringify(await stores.ticketPages.life(number)) !== seen);
  return null;
}

/** One form offers several acts, and each of them may be done once. */
function requestIdOf({ act, requestId }: { act: OperatorAct; requestId: string }): string {
  const what = act.type === 'resend' ? `${act.type}-${act.messageId ?? 'all'}` : act.type;
  return `admin-${requestId}-${what}`;
}
