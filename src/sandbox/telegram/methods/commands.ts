import { badRequest } from '../api-error.ts';
import { isFields, jsonArgument, textArgument } from '../arguments.ts';
import type { BotCommand, Fields, State } from '../state.ts';
import type { Method } from '../world.ts';

/** setMyCommands, per scope and language. Source: core.telegram.org/bots/api#setmycommands. */
export const setMyCommands: Method = (world, { payload }) => {
  const given = jsonArgument(payload, 'commands', 'commands');
  if (!Array.isArray(given)) throw badRequest('expected an Array of BotCommand');
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  world.state.commands[keyOf(payload)] = given.map(checked);
  world.changed();
  return true;
};

/** getMyCommands: of exactly this scope and language. */
export const getMyCommands: Method = (world, { payload }) =>
  world.state.commands[keyOf(payload)] ?? [];

/** deleteMyCommands. */
export const deleteMyCommands: Method = (world, { payload }) => {
  delete world.state.commands[keyOf(payload)];
  world.changed();
  return true;
};

/**
 * The commands a person's menu shows: of the chat, else of the scope, else of the default scope; of each in their
 * language, else in none.
 * Source: core.telegram.org/bots/api#determining-list-of-commands.
 */
export function shownCommands(
  state: State,
  language = '',
  scope = 'all_private_chats',
  chatId?: number,
): BotCommand[] {
  const scopes = [...(chatId === undefined ? [] : [`chat:${chatId}:`]), `${scope}::`, 'default::'];
  const keys = scopes.flatMap((one) => [`${one}:${language}`, `${one}:`]);
  const found = keys.map((key) => state.commands[key]).find((list) => list !== undefined);
  return [...(found ?? [])];
}

function keyOf(payload: Fields): string {
  const given = jsonArgument(payload, 'scope', 'BotCommandScope');
  const scope = isFields(given) ? given : {};
  const type = textArgument(scope, 'type') || 'default';
  const parts = [textArgument(scope, 'chat_id'), textArgument(scope, 'user_id')];
  return [type, ...parts, textArgument(payload, 'language_code')].join(':');
}

function checked(given: unknown): BotCommand {
  const command = isFields(given) ? textArgument(given, 'command').replace(/^\//, '') : '';
  const description = isFields(given) ? textArgument(given, 'description').trim() : '';
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.length < 1 || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { command, description };
}
