import { Composer, type Context } from 'telegraf';
import type { Message } from 'telegraf/types';
import type { IncomingMessage } from '../../database/intake.ts';
import type { BotDeps } from '../deps.ts';
import { callbackData } from '../callback-data.ts';
import { describeMessage } from '../describe-message.ts';
import { shorten } from '../../domain/message-text.ts';
import { admitted, type Admitted } from './organizer.ts';
import { tellTicket } from './tell-ticket.ts';

/** Most characters of a ticket's subject on a button. */
const CHOICE_LENGTH = 40;

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
    if (!placed.askedRecently) await ask(deps, organizer, placed.numbers);
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
  };
}

/** Telegram tells whole seconds; our own clock is finer, and orders what both sides said within one. */
function timeOf(date: number): number {
  const told = date * 1_000;
  const now = Date.now();
  return now >= told && now - told < 2_000 ? now : told;
}

/** Several tickets are open: the organizer says which one is meant, with a button each. */
async function ask(deps: BotDeps, organizer: Admitted, numbers: number[]): Promise<void> {
  const { translate, ownTickets, messenger } = deps;
  const open = await ownTickets.list(organizer.id, 100);
  const choices = open
    .filter(({ number }) => numbers.includes(number))
    .map(({ number, subject }) => [
      {
        text: translate(organizer.language, 'ticket-choice', {
          number,
          subject: shorten(subject, CHOICE_LENGTH),
        }),
        data: callbackData({ action: 'route', number }),
      },
    ]);
  const other = {
    text: translate(organizer.language, 'button-new-request'),
    data: callbackData({ action: 'routeNew' }),
  };
  await messenger.send({
    chatId: organizer.telegramUserId,
    html: translate(organizer.language, 'ask-which'),
    buttons: [...choices, [other]],
  });
}
