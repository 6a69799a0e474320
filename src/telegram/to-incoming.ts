import type { Message } from 'telegraf/types';
import type { IncomingMessage } from '../database/message-rows.ts';
import type { Translate } from '../i18n/translate.ts';
import { readMessage } from './read-message.ts';

/** Reads what an organizer wrote, as it is taken in. What is no words is told in the event's language. */
export function toIncoming(
  message: Message,
  organizerId: number,
  { locale, translate }: { locale: string; translate: Translate },
): IncomingMessage {
  return {
    id: messageIdOf(message),
    organizerId,
    chatId: message.chat.id,
    telegramMessageId: message.message_id,
    ...readMessage(message, (text, args) => translate(locale, text, args)),
    at: timeOf(message.date),
    repliedTo: ('reply_to_message' in message && message.reply_to_message?.message_id) || null,
    ...('media_group_id' in message && { album: message.media_group_id }),
  };
}

/** The id by which a message of Telegram's is known here. */
export function messageIdOf(message: Message): string {
  return `tg-${message.chat.id}-${message.message_id}`;
}

/** Telegram tells whole seconds; our own clock is finer, and orders what both sides said within one. */
export function timeOf(date: number): number {
  const told = date * 1_000;
  const now = Date.now();
  return now >= told && now - told < 2_000 ? now : told;
}
