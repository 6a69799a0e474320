import { badRequest } from '../api-error.ts';
import {
  flagArgument,
  isFields,
  jsonArgument,
  numberArgument,
  textArgument,
} from '../arguments.ts';
import { addMessage, findMessage, knownChat, quoted, writableChat } from '../chats.ts';
import { formattedText } from '../formatted-text.ts';
import { inlineKeyboard } from '../keyboard.ts';
import type { BotMessage, Fields } from '../state.ts';
import type { Method, World } from '../world.ts';

/** sendMessage. Source: core.telegram.org/bots/api#sendmessage. */
export const sendMessage: Method = (world, { payload }) => {
  const { text, entities } = formattedText(world, payload, 'text');
  const preview = jsonArgument(payload, 'link_preview_options', 'link preview options');
  return sendAs(world, payload, {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(preview === undefined ? {} : { link_preview_options: preview }),
  });
};

/** Sends a message of the bot with these content fields, after the checks that are the same for all sends. */
export function sendAs(world: World, payload: Fields, content: Fields): BotMessage {
  const chat = writableChat(world, payload);
  const reply = repliedMessage(world, chat.id, payload);
  const keyboard = inlineKeyboard(payload);
  const { message } = addMessage(world, chat.id, {
    from: botUser(world),
    fields: {
      ...(reply ? { reply_to_message: reply } : {}),
      ...content,
      ...(keyboard ? { reply_markup: keyboard } : {}),
      ...(flagArgument(payload, 'protect_content') ? { has_protected_content: true } : {}),
    },
  });
  return message;
}

/** The bot as messages name it: without what only getMe tells. */
export function botUser(world: World): BotMessage['from'] {
  const { id, is_bot: isBot, first_name: firstName, username } = world.bot;
  return { id, is_bot: isBot, first_name: firstName, username };
}

/** What a send replies to, by reply_parameters or by the older reply_to_message_id. */
function repliedMessage(world: World, chatId: number, payload: Fields): BotMessage | undefined {
  const given = jsonArgument(payload, 'reply_parameters', 'reply parameters');
  if (given !== undefined && !isFields(given)) {
    throw badRequest('object expected as reply parameters');
  }
  const parameters = given ?? { ...payload, message_id: payload['reply_to_message_id'] };
  const id = numberArgument(parameters, 'message_id');
  if (id <= 0) return undefined;
  const elsewhere = given !== undefined && textArgument(given, 'chat_id') !== '';
  const where = elsewhere ? knownChat(world, given).id : chatId;
  const found = findMessage(world, where, id);
  if (found) return quoted(found.message);
  if (flagArgument(parameters, 'allow_sending_without_reply')) return undefined;
  throw badRequest('message to be replied not found');
}
