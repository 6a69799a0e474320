import { addMessage, chatOf, findMessage, quoted, userOf } from './chats.ts';
import { detectEntities } from './detect-entities.ts';
import { kindOf } from './sim-message.ts';
import type { BotMessage, Fields, StoredMessage, StoredPerson } from './state.ts';
import { unixNow, type World } from './world.ts';

/** What a person writes; `extra` are raw fields of the Message, e.g. from `attach`. */
export type Saying = {
  text?: string;
  chatId?: number;
  replyToMessageId?: number;
  extra?: Record<string, unknown>;
};

/** A person writes: to the bot, or in a group. Throws where their Telegram would not let them. */
export function say(world: World, personId: number, said: string | Saying): StoredMessage {
  const saying = typeof said === 'string' ? { text: said } : said;
  const { chatId = personId, text = '', replyToMessageId: replyTo, extra = {} } = saying;
  const person = presentPerson(world, personId, chatId);
  if (text === '' && Object.keys(extra).length === 0) throw new Error('There is nothing to say');
  if (text.length > 4096) throw new Error('Telegram takes 4096 characters in one message');
  person.opened ||= chatId === personId;
  const reply = replyTo === undefined ? undefined : presentMessage(world, chatId, replyTo);
  const stored = addMessage(world, chatId, {
    from: userOf(person),
    fields: {
      ...(reply ? { reply_to_message: quoted(reply.message) } : {}),
      ...words(text, extra),
      ...structuredClone(extra),
    },
  });
  world.queue.publish('message', stored.message);
  return stored;
}

/** A person edits their own message: the text, or the caption of what has one. */
export function edit(
  world: World,
  personId: number,
  messageId: number,
  text: string,
  chatId = personId,
): void {
  presentPerson(world, personId, chatId);
  const stored = presentMessage(world, chatId, messageId);
  if (stored.message.from.id !== personId) {
    throw new Error(`Message ${messageId} was not written by ${personId}`);
  }
  const extra = stored.message.text === undefined ? stored.message : {};
  Object.assign(stored.message, words(text, extra), { edit_date: unixNow() });
  stored.edited = true;
  world.changed();
  world.queue.publish('edited_message', stored.message);
}

/** A person presses an inline button, named by its text or its callback data; returns the callback query's id. */
export function press(
  world: World,
  personId: number,
  chatId: number,
  messageId: number,
  name: string,
): string {
  const person = presentPerson(world, personId, chatId);
  const { message } = presentMessage(world, chatId, messageId);
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button =
    buttons.find(({ callback_data: data }) => data === name) ??
    buttons.find(({ text }) => text === name);
  if (!button) {
    const there = buttons.map(({ text }) => `"${text}"`).join(', ') || 'none';
    throw new Error(`Message ${messageId} has no button "${name}" now; its buttons: ${there}`);
  }
  if (button.callback_data === undefined) throw new Error(`Button "${name}" only opens a link`);
  world.state.counters.query += 1;
  const id = String(4_000_000_000_000_000_000n + BigInt(world.state.counters.query));
  world.state.queries[id] = { date: unixNow() };
  world.queue.publish('callback_query', {
    id,
    from: userOf(person),
    message,
    chat_instance: String(-chatId),
    data: button.callback_data,
  });
  world.changed();
  return id;
}

/** A person blocks or unblocks the bot, which tells it by my_chat_member. Does nothing where it is so already. */
export function setBlocked(world: World, personId: number, blocked: boolean): void {
  const person = knownPerson(world, personId);
  if (person.blocked === blocked) return;
  person.blocked = blocked;
  const member = { user: world.bot, status: 'member' };
  const kicked = { user: world.bot, status: 'kicked', until_date: 0 };
  world.queue.publish('my_chat_member', {
    chat: chatOf(world, personId),
    from: userOf(person),
    date: unixNow(),
    old_chat_member: blocked ? member : kicked,
    new_chat_member: blocked ? kicked : member,
  });
  world.changed();
}

/** A person who is registered; throws otherwise. */
export function knownPerson(world: World, personId: number): StoredPerson {
  const person = world.state.people[personId];
  if (!person) throw new Error(`There is no person ${personId}`);
  return person;
}

function presentPerson(world: World, personId: number, chatId: number): StoredPerson {
  const person = knownPerson(world, personId);
  if (person.deactivated) throw new Error(`Person ${personId} has deleted their account`);
  if (chatId === personId) {
    if (person.blocked) throw new Error(`Person ${personId} has blocked the bot: unblock first`);
    return person;
  }
  const group = world.state.groups[chatId];
  if (!group) throw new Error(`There is no chat ${chatId}`);
  if (group.migratedTo !== undefined) throw new Error(`The group is ${group.migratedTo} now`);
  if (!group.members.includes(personId)) throw new Error(`${personId} is not in chat ${chatId}`);
  return person;
}

function presentMessage(world: World, chatId: number, messageId: number): StoredMessage {
  const found = findMessage(world, chatId, messageId);
  if (!found) throw new Error(`There is no message ${messageId} in chat ${chatId}`);
  return found;
}

/** Words go into `text`, or into the caption of what is not a text. */
function words(text: string, content: Fields): Partial<BotMessage> {
  const isMedia = kindOf(content) !== 'service';
  const entities = detectEntities(text);
  if (text === '') return {};
  return isMedia
    ? { caption: text, caption_entities: entities.length > 0 ? entities : undefined }
    : { text, entities: entities.length > 0 ? entities : undefined };
}
