import type { Placed } from '../../database/intake.ts';
import type { IncomingMessage } from '../../database/message-rows.ts';
import type { OrganizerMessage } from '../../domain/messages.ts';
import type { BotDeps } from '../deps.ts';

/** Hands a message to the ticket it was placed in. Where that ticket has ended meanwhile, to a new one. */
export async function tellTicket(
  { tickets, intake }: Pick<BotDeps, 'tickets' | 'intake'>,
  incoming: IncomingMessage,
  placed: Exclude<Placed, { kind: 'asked' }>,
): Promise<void> {
  const { id, telegramMessageId, text, at, file, album } = incoming;
  const message: OrganizerMessage = {
    id,
    telegramMessageId,
    text,
    at,
    ...(file && { file }),
    ...(album && { album }),
  };
  const event = (told: OrganizerMessage) => ({ type: 'organizerWrote', message: told }) as const;
  if (placed.kind === 'opened') return tickets.open(placed.state, event(message), id);

  const { number, isRatingComment } = placed;
  const told = isRatingComment ? { ...message, isRatingComment } : message;
  if ((await tickets.tell(number, event(told), id)) === 'heard') return;
  const opened = await intake.openFor(incoming, number);
  await intake.assign([id], opened.number);
  await tickets.open(opened.state, event(message), id);
}
