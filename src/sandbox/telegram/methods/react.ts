import { badRequest } from '../api-error.ts';
import { isFields, jsonArgument, textArgument } from '../arguments.ts';
import { namedMessage, writableChat } from '../chats.ts';
import { entry } from '../state.ts';
import { type Method, unixNow } from '../world.ts';

/** The emoji a bot may react with. Source: core.telegram.org/bots/api#reactiontypeemoji. */
const REACTIONS =
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  );
/** How long a button waits for its answer, in seconds; Telegram says only "too old", about a minute is seen. */
const QUERY_LIFETIME = 60;
const QUERY_GONE = 'query is too old and response timeout expired or query ID is invalid';

/** setMessageReaction: one emoji (bots may have no more), or none. */
export const setMessageReaction: Method = (world, { payload }) => {
  const given = jsonArgument(payload, 'reaction', 'reaction types') ?? [];
  if (!Array.isArray(given)) throw badRequest('expected an Array of ReactionType');
  const emoji = given.map((one: unknown) => (isFields(one) ? textArgument(one, 'emoji') : ''));
  const chat = writableChat(world, payload);
  const stored = namedMessage(world, chat.id, payload, 'message to react');
  if (emoji.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  if (!emoji.every((one) => REACTIONS.includes(one.replace(/\uFE0F$/, '')))) {
    throw badRequest('REACTION_INVALID');
  }
  stored.reactions = emoji;
  world.changed();
  return true;
};

/** answerCallbackQuery: what the presser sees, up to 200 characters. */
export const answerCallbackQuery: Method = (world, { payload }) => {
  const query = entry(world.state.queries, textArgument(payload, 'callback_query_id'));
  if (!query || unixNow() - query.date > QUERY_LIFETIME) throw badRequest(QUERY_GONE);
  const text = textArgument(payload, 'text');
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const showAlert = payload['show_alert'] === true || payload['show_alert'] === 'true';
  query.answer = { ...(text === '' ? {} : { text }), showAlert };
  world.changed();
  return true;
};
