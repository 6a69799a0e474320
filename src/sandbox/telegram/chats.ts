import { badRequest, forbidden } from './api-error.ts';
import { numberArgument, textArgument } from './arguments.ts';
import {
  type BotMessage,
  entry,
  type Fields,
  type Person,
  type StoredChat,
  type StoredGroup,
  type StoredMessage,
  type StoredPerson,
} from './state.ts';
import { unixNow, type World } from './world.ts';

/** Fields of a new message, without those which every message has. */
export type NewMessage = { from: BotMessage['from']; fields: Fields };

/** The User object of a person. */
export function userOf(person: Person): BotMessage['from'] {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
    ...(person.username === undefined ? {} : { username: person.username }),
    ...(person.languageCode === undefined ? {} : { language_code: person.languageCode }),
  };
}

/** The Chat object of a private chat or group, as messages carry it; 400 "chat not found" where there is none. */
export function chatOf(world: World, chatId: number): BotMessage['chat'] {
  const person = world.state.people[chatId];
  if (person) {
    const { is_bot: _bot, language_code: _language, ...names } = userOf(person);
    return { ...names, id: person.id, type: 'private' };
  }
  const group = world.state.groups[chatId];
  if (!group) throw badRequest('chat not found');
  return { id: group.id, title: group.title, type: groupType(group.id) };
}

/** Ids below -10^12 are supergroups'. Source: core.telegram.org/api/bots/ids. */
export function groupType(chatId: number): 'group' | 'supergroup' {
  return chatId < -1_000_000_000_000 ? 'supergroup' : 'group';
}

/** The chat a call names, by number or @username; 400 where it names none that the bot knows. */
export function knownChat(world: World, payload: Fields): StoredPerson | StoredGroup {
  const given = textArgument(payload, 'chat_id').trim();
  if (given === '') throw badRequest('chat_id is empty');
  const { people, groups } = world.state;
  const named = Object.values(people).find(({ username }) => username && given === `@${username}`);
  const chat = named ?? entry(people, given) ?? entry(groups, given);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** As knownChat, for a call that writes there; 403 where the bot may not. Source: tdlib/telegram-bot-api check_chat_access. */
export function writableChat(world: World, payload: Fields): StoredPerson | StoredGroup {
  const chat = knownChat(world, payload);
  if ('title' in chat) checkGroup(chat);
  else checkPerson(chat);
  return chat;
}

function checkPerson(person: StoredPerson): void {
  if (person.deactivated) throw forbidden('user is deactivated');
  if (!person.opened) throw forbidden("bot can't initiate conversation with a user");
  if (person.blocked) throw forbidden('bot was blocked by the user');
}

function checkGroup(group: StoredGroup): void {
  if (group.migratedTo !== undefined) {
    const parameters = { migrate_to_chat_id: group.migratedTo };
    throw badRequest('group chat was upgraded to a supergroup chat', parameters);
  }
  const where = `the ${groupType(group.id)} chat`;
  if (group.bot === 'kicked') throw forbidden(`bot was kicked from ${where}`);
  if (group.bot === 'left') throw forbidden(`bot is not a member of ${where}`);
}

/** The messages of a chat; empty ones are made as needed. */
export function messagesOf(world: World, chatId: number): StoredChat {
  return (world.state.chats[chatId] ??= { lastMessageId: 0, messages: {} });
}

/** The message a call names; 400 "`what` not found" for missing and deleted ones. */
export function namedMessage(
  world: World,
  chatId: number,
  payload: Fields,
  what: string,
): StoredMessage {
  const found = findMessage(world, chatId, numberArgument(payload, 'message_id'));
  if (!found) throw badRequest(`${what} not found`);
  return found;
}

/** A message that is there and not deleted. */
export function findMessage(world: World, chatId: number, id: number): StoredMessage | undefined {
  const found = world.state.chats[chatId]?.messages[id];
  return found && !found.deleted ? found : undefined;
}

/** Adds a message to a chat under its next id. */
export function addMessage(world: World, chatId: number, message: NewMessage): StoredMessage {
  const chat = messagesOf(world, chatId);
  chat.lastMessageId += 1;
  const stored: StoredMessage = {
    message: {
      message_id: chat.lastMessageId,
      from: message.from,
      chat: chatOf(world, chatId),
      date: unixNow(),
      ...message.fields,
    },
    reactions: [],
    deleted: false,
    edited: false,
  };
  chat.messages[chat.lastMessageId] = stored;
  world.changed();
  return stored;
}

/** A message as another one quotes it in reply_to_message: without its own reply_to_message. */
export function quoted(message: BotMessage): BotMessage {
  const { reply_to_message: _reply, ...rest } = message;
  return structuredClone(rest);
}
