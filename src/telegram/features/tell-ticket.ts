import type { IncomingMessage, Placed } from '../../database/intake.ts';
import type { OrganizerMessage } from '../../domain/events.ts';
import type { BotDeps } from '../deps.ts';

/** Hands a message to the ticket it was placed in. Where that ticket has ended meanwhile, to a new one. */
export async function tellTicket(
  { tickets, intake }: Pick<BotDeps, 'tickets' | 'intake'>,
  incoming: IncomingMessage,
  placed: Exclude<Placed, { kind: 'asked' }>,
): Promise<void> {
  const { id, telegramMessageId, text, at } = incoming;
  const message: OrganizerMessage = { id, telegramMessageId, text, at };
  const event = { type: 'organizerWrote', message } as const;
  if (placed.kind === 'opened') return tickets.open(placed.state, event, id);

  const heard = await tickets.tell(placed.number, event, id);
  if (heard === 'heard') return;
  const { number, state } = await intake.openFor(incoming, placed.number);
  await intake.assign([id], number);
  await tickets.open(state, event, id);
}
