import type { Update } from 'telegraf/types';

/**
 * Telegraf looks for commands in a message's entities alone. Telegram marks them there; other servers of the Bot API
 * need not, and a command would be taken for a request.
 * @returns the update, with the entity of a command that begins its text
 */
export function markCommand(update: Update): Update {
  if (!('message' in update) || !('text' in update.message)) return update;
  const { message } = update;
  const [command] = /^\/\w+(@\w+)?/.exec(message.text) ?? [];
  if (command === undefined || message.entities?.length) return update;
  const entities = [{ type: 'bot_command' as const, offset: 0, length: command.length }];
  return { ...update, message: { ...message, entities } };
}
