import type { Telegram } from 'telegraf';
import type { Messenger } from '../domain/ports.ts';
import { isCaptioned, isGone, isPastDeleting } from './faults.ts';

/** Takes a message of the bot's away. Where it is too old for that, it says `instead`; of a file, its caption does. */
export async function withdraw(
  telegram: Telegram,
  { chatId, messageId, instead }: Parameters<Messenger['withdraw']>[0],
): Promise<void> {
  try {
    await telegram.deleteMessage(chatId, messageId);
  } catch (error) {
    if (isGone(error)) return;
    if (!isPastDeleting(error)) throw error;
    await replace(telegram, chatId, messageId, instead);
  }
}

async function replace(
  telegram: Telegram,
  chatId: number,
  messageId: number,
  instead: string,
): Promise<void> {
  const html = { parse_mode: 'HTML' } as const;
  try {
    await telegram.editMessageText(chatId, messageId, undefined, instead, html);
  } catch (error) {
    if (!isCaptioned(error)) throw error;
    await telegram.editMessageCaption(chatId, messageId, undefined, instead, html);
  }
}
