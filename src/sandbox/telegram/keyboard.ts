import { badRequest } from './api-error.ts';
import { isFields, jsonArgument } from './arguments.ts';
import type { Fields, InlineButton, InlineKeyboard } from './state.ts';

/**
 * The inline keyboard of a call, checked as Telegram checks it, undefined when there is none. Other reply markups are
 * accepted, and not shown: they are no part of a Message object. http links to this machine are allowed, unlike in
 * Telegram, because the sandbox lives there.
 */
export function inlineKeyboard(payload: Fields): InlineKeyboard | undefined {
  const markup = jsonArgument(payload, 'reply_markup', 'reply keyboard markup');
  if (markup === undefined) return undefined;
  if (!isFields(markup)) throw badRequest('object expected as reply markup');
  const rows = markup['inline_keyboard'];
  if (rows === undefined) return undefined;
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) {
    throw badRequest('field "inline_keyboard" must be an Array of Arrays');
  }
  const keyboard = rows.map((row) => (row as unknown[]).map(button)).filter((row) => row.length);
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined;
}

function button(given: unknown): InlineButton {
  if (!isFields(given)) throw fault('InlineKeyboardButton must be an Object');
  const { text, callback_data: data, url } = given;
  if (typeof text !== 'string' || text.trim() === '') throw fault('Field "text" is empty');
  if (typeof url === 'string') {
    if (URL.parse(url) === null) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
    return { ...given, text, url };
  }
  if (typeof data === 'string') {
    // In bytes, not letters: core.telegram.org/bots/api#inlinekeyboardbutton.
    const size = Buffer.byteLength(data);
    if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
    return { ...given, text, callback_data: data };
  }
  const other = Object.keys(given).some((key) => key !== 'text' && key !== 'style');
  if (!other) throw fault('Text buttons are unallowed in the inline keyboard');
  return { ...given, text };
}

function fault(what: string): Error {
  return badRequest(`can't parse inline keyboard button: ${what}`);
}
