import type { TroubledMessage } from '../../../database/delivery-trouble.ts';
import type { Tickets } from '../../../temporal/tickets.ts';

/** How many tickets are asked at once. */
const AT_ONCE = 4;

/** What became of messages that were to be sent again. */
export interface Resent {
  resent: number;
  /** Why the others were not, each reason once. */
  refusals: string[];
}

/**
 * Asks the tickets of messages to send them again, those of one ticket in their order.
 * @param requestId the form's own: sent twice, it is done once
 */
export async function resend(
  tickets: Pick<Tickets, 'act'>,
  messages: Pick<TroubledMessage, 'id' | 'ticket'>[],
  requestId: string,
): Promise<Resent> {
  const waiting = [...Map.groupBy(messages, ({ ticket }) => ticket)];
  const refusals = new Set<string>();
  let resent = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [ticket, ofTicket] = next;
      for (const { id } of ofTicket) {
        const act = { type: 'resend', messageId: id } as const;
        const answer = await tickets.act(ticket, act, `admin-${requestId}-resend-${id}`);
        if (answer.outcome === 'done') resent += 1;
        else if (answer.outcome === 'ended') refusals.add(`#${ticket} is over for good.`);
        else refusals.add(`#${ticket}: ${answer.reason}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { resent, refusals: [...refusals] };
}
