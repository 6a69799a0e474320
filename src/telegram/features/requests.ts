import { Composer, type Context } from 'telegraf';
import type { Message } from 'telegraf/types';
import type { IncomingMessage } from '../../database/intake.ts';
import type { BotDeps } from '../deps.ts';
import { describeMessage } from '../describe-message.ts';
import { askWhich } from './ask-which.ts';
import { admitted, type Admitted } from './organizer.ts';
import { tellTicket } from './tell-ticket.ts';

/** Whatever else an organizer writes is a request, or part of one. */
export function requests(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.on('message', async (ctx) => {
    const organizer = await admitted(ctx, deps);
    if (!organizer) return;
    const message = toIncoming(ctx.message, organizer, deps);
    const placed = await deps.intake.place(message);
    deps.onActivity();
    if (placed.kind !== 'asked') return tellTicket(deps, message, placed);
    if (!placed.askedRecently) await askWhich(deps, organizer);
  });
  return composer;
}

function toIncoming(message: Message, organizer: Admitted, deps: BotDeps): IncomingMessage {
  const { locale } = organizer.currentEvent;
  return {
    id: `tg-${message.chat.id}-${message.message_id}`,
    organizerId: organizer.id,
    chatId: message.chat.id,
    telegramMessageId: message.message_id,
    text: describeMessage(message, (text, args) => deps.translate(locale, text, args)),
    at: timeOf(message.date),
    repliedTo: ('reply_to_message' in message && message.reply_to_message?.message_id) || null,
    ...('media_group_id' in message && { album: message.media_group_id }),
  };
}

/** Telegram tells whole seconds; our own clock is finer, and orders what both sides said within one. */
function timeOf(date: number): number {
  const told = date * 1_000;
  const now = Date.now();
  return now >= told && now - told < 2_000 ? now : told;
}
