import { Composer, type Context } from 'telegraf';
import type { IncomingMessage } from '../../database/message-rows.ts';
import type { BotDeps } from '../deps.ts';
import { isServiceMessage } from '../is-service-message.ts';
import { toIncoming } from '../to-incoming.ts';
import { askWhich } from './ask-which.ts';
import { admitted, type Admitted } from './organizer.ts';
import { tellTicket } from './tell-ticket.ts';

/** Whatever else an organizer writes is a request, or part of one. */
export function requests(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.on('message', async (ctx) => {
    if (isServiceMessage(ctx.message)) return;
    const organizer = await admitted(ctx, deps);
    if (!organizer) return;
    const { locale } = organizer.currentEvent;
    const { translate } = deps;
    await takeIn(deps, organizer, toIncoming(ctx.message, organizer.id, { locale, translate }));
  });
  return composer;
}

/** Gives a message its ticket, and tells it; where several may be meant, the organizer is asked. */
export async function takeIn(
  deps: BotDeps,
  organizer: Admitted,
  message: IncomingMessage,
): Promise<void> {
  const placed = await deps.intake.place(message);
  deps.onActivity();
  if (placed.kind !== 'asked') return tellTicket(deps, message, placed);
  if (!placed.askedRecently) await askWhich(deps, organizer);
}
