import { badRequest } from '../api-error.ts';
import { jsonArgument, numberArgument, textArgument } from '../arguments.ts';
import { findMessage, namedMessage, writableChat } from '../chats.ts';
import { formattedText } from '../formatted-text.ts';
import { inlineKeyboard } from '../keyboard.ts';
import type { BotMessage, Fields, StoredMessage } from '../state.ts';
import { type Method, type World, unixNow } from '../world.ts';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** editMessageText; without reply_markup the buttons go, as in Telegram. */
export const editMessageText: Method = (world, { payload }) => {
  const { text, entities } = formattedText(world, payload, 'text');
  const stored = ownMessage(world, payload);
  if (stored.message.text === undefined) {
    throw badRequest('there is no text in the message to edit');
  }
  return change(world, stored, { text, entities: noneIfEmpty(entities), ...keyboardOf(payload) });
};

/** editMessageCaption. */
export const editMessageCaption: Method = (world, { payload }) => {
  const { text, entities } = formattedText(world, payload, 'caption');
  const stored = ownMessage(world, payload);
  if (stored.message.text !== undefined) {
    throw badRequest('there is no caption in the message to edit');
  }
  const caption = text === '' ? undefined : text;
  const changes = { caption, caption_entities: noneIfEmpty(entities), ...keyboardOf(payload) };
  return change(world, stored, changes);
};

/** editMessageReplyMarkup: only the buttons. */
export const editMessageReplyMarkup: Method = (world, { payload }) =>
  change(world, ownMessage(world, payload), keyboardOf(payload));

/** deleteMessage: the bot's own ones, and others' in private chats and where the bot is an administrator. */
export const deleteMessage: Method = (world, { payload }) => {
  const chat = writableChat(world, payload);
  remove(world, namedMessage(world, chat.id, payload, 'message to delete'));
  return true;
};

/** deleteMessages: those which are not there are skipped. */
export const deleteMessages: Method = (world, { payload }) => {
  const chat = writableChat(world, payload);
  const ids = jsonArgument(payload, 'message_ids', 'message identifiers');
  if (!Array.isArray(ids)) throw badRequest('message identifiers are not specified');
  for (const id of ids) {
    const stored = findMessage(world, chat.id, Number(id));
    if (stored) remove(world, stored);
  }
  return true;
};

function ownMessage(world: World, payload: Fields): StoredMessage {
  if (textArgument(payload, 'chat_id') === '' && numberArgument(payload, 'message_id') === 0) {
    throw badRequest('message identifier is not specified');
  }
  const chat = writableChat(world, payload);
  const stored = namedMessage(world, chat.id, payload, 'message to edit');
  if (stored.message.from.id !== world.bot.id) throw badRequest("message can't be edited");
  return stored;
}

function change(world: World, stored: StoredMessage, changes: Partial<BotMessage>): BotMessage {
  const { message } = stored;
  const same = Object.entries(changes).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(message[name]),
  );
  if (same) throw badRequest(NOT_MODIFIED);
  stored.edited ||= 'text' in changes || 'caption' in changes;
  Object.assign(message, changes, { edit_date: unixNow() });
  world.changed();
  return message;
}

function remove(world: World, stored: StoredMessage): void {
  // Source: core.telegram.org/bots/api#deletemessage.
  if (unixNow() - stored.message.date > 48 * 3600) throw badRequest("message can't be deleted");
  stored.deleted = true;
  world.changed();
}

function keyboardOf(payload: Fields): Pick<BotMessage, 'reply_markup'> {
  return { reply_markup: inlineKeyboard(payload) };
}

function noneIfEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}
