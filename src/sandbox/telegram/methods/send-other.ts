import { badRequest } from '../api-error.ts';
import { isFields, jsonArgument, numberArgument, textArgument } from '../arguments.ts';
import { knownChat, namedMessage, writableChat } from '../chats.ts';
import { kindOf } from '../sim-message.ts';
import type { Fields, StoredMessage } from '../state.ts';
import type { Method, World } from '../world.ts';
import { botUser, sendAs } from './send.ts';

/** sendLocation. */
export const sendLocation: Method = (world, { payload }) =>
  sendAs(world, payload, { location: location(payload) });

/** sendVenue; its message carries the location, too. */
export const sendVenue: Method = (world, { payload }) => {
  const where = location(payload);
  const [title, address] = [textArgument(payload, 'title'), textArgument(payload, 'address')];
  return sendAs(world, payload, { location: where, venue: { location: where, title, address } });
};

/** sendContact. */
export const sendContact: Method = (world, { payload }) => {
  const contact = {
    phone_number: textArgument(payload, 'phone_number'),
    first_name: textArgument(payload, 'first_name'),
  };
  return sendAs(world, payload, { contact });
};

/** sendPoll, anonymous and with nobody's votes. */
export const sendPoll: Method = (world, { payload }) => {
  const given = jsonArgument(payload, 'options', 'options');
  const options = (Array.isArray(given) ? given : []).map((option: unknown) => ({
    text: isFields(option) ? textArgument(option, 'text') : String(option),
    voter_count: 0,
  }));
  if (options.length < 1) throw badRequest('poll must have at least 1 option');
  const flags = { is_closed: false, is_anonymous: true, type: 'regular', total_voter_count: 0 };
  const poll = { id: String(Date.now()), question: textArgument(payload, 'question'), options };
  return sendAs(world, payload, { poll: { ...poll, ...flags, allows_multiple_answers: false } });
};

/** sendDice; it shows three. */
export const sendDice: Method = (world, { payload }) =>
  sendAs(world, payload, { dice: { emoji: textArgument(payload, 'emoji') || '🎲', value: 3 } });

/** copyMessage: the content again, without its sender; answers { message_id }. */
export const copyMessage: Method = (world, { payload }) => {
  const { message } = sourceMessage(world, payload, 'message to copy');
  const sent = sendAs(world, payload, contentOf(message));
  return { message_id: sent.message_id };
};

/** forwardMessage: the content again, with forward_origin. */
export const forwardMessage: Method = (world, { payload }) => {
  const { message } = sourceMessage(world, payload, 'message to forward');
  const bot = message.from.id === world.bot.id;
  const sender = bot ? botUser(world) : message.from;
  const origin = { type: 'user', sender_user: sender, date: message.date };
  return sendAs(world, payload, { forward_origin: origin, ...contentOf(message) });
};

function sourceMessage(world: World, payload: Fields, what: string): StoredMessage {
  writableChat(world, payload);
  const from = knownChat(world, { chat_id: payload['from_chat_id'] });
  return namedMessage(world, from.id, payload, what);
}

function contentOf(message: Fields): Fields {
  const kind = kindOf(message);
  const names = [kind, 'document', 'entities', 'caption', 'caption_entities'];
  const content = names.filter((name) => message[name] !== undefined);
  return structuredClone(Object.fromEntries(content.map((name) => [name, message[name]])));
}

function location(payload: Fields): Fields {
  const latitude = Number.parseFloat(textArgument(payload, 'latitude'));
  const longitude = Number.parseFloat(textArgument(payload, 'longitude'));
  if (Number.isNaN(latitude)) throw badRequest('latitude is empty');
  if (Number.isNaN(longitude)) throw badRequest('longitude is empty');
  return { latitude, longitude, horizontal_accuracy: numberArgument(payload, 'accuracy') };
}
