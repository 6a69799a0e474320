import type { Telegram } from 'telegraf';
import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Button, Messenger } from '../domain/ports.ts';
import type { Fetch } from '../metrics/vendor-call.ts';
import { isGone, isUnchanged, telegramFault } from './faults.ts';
import { fetchFile } from './fetch-file.ts';
import { readable } from './readable.ts';
import { sendFile } from './send-file.ts';
import { withdraw } from './withdraw.ts';

const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

/** The organizers' side, on Telegram. @param request sends files, which go round the library */
export function createMessenger(telegram: Telegram, request: Fetch = fetch): Messenger {
  const connection = { telegram, request };
  return {
    ping: () => told(async () => void (await telegram.getMe())),

    async send({ chatId, buttons, replyTo, ...said }) {
      const message = await told(() =>
        readable(said, ({ text, ...mode }) =>
          telegram.sendMessage(chatId, text, {
            ...mode,
            ...NO_PREVIEW,
            ...(buttons?.length ? { reply_markup: keyboard(buttons) } : {}),
            // What was answered may have been deleted since; the answer still counts.
            ...(replyTo
              ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
              : {}),
          }),
        ),
      );
      return { messageId: message.message_id };
    },

    edit: ({ chatId, messageId, buttons = [], ...said }) =>
      changed(() =>
        readable(said, ({ text, ...mode }) =>
          telegram.editMessageText(chatId, messageId, undefined, text, {
            ...mode,
            ...NO_PREVIEW,
            reply_markup: keyboard(buttons),
          }),
        ),
      ),

    editCaption: ({ chatId, messageId, ...said }) =>
      changed(() =>
        readable(said, ({ text, ...mode }) =>
          telegram.editMessageCaption(chatId, messageId, undefined, text, mode),
        ),
      ),

    react: ({ chatId, messageId, emoji }) =>
      changed(() =>
        telegram.callApi('setMessageReaction', {
          chat_id: chatId,
          message_id: messageId,
          reaction: [{ type: 'emoji', emoji: emoji as '👌' }],
        }),
      ),

    withdraw: (message) => changed(() => withdraw(telegram, message)),
    sendFile: (message) => told(() => sendFile(connection, message)),
    fetchFile: (...args) => told(() => fetchFile(connection, ...args)),
  };
}

function keyboard(buttons: Button[][]): InlineKeyboardMarkup {
  return {
    inline_keyboard: buttons.map((row) =>
      row.map((button) =>
        'url' in button
          ? { text: button.text, url: button.url }
          : { text: button.text, callback_data: button.data },
      ),
    ),
  };
}

async function told<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw telegramFault(error);
  }
}

/** A change to what is gone, or says so already, has nothing left to do. */
function changed(call: () => Promise<unknown>): Promise<void> {
  return told(async () => {
    await call().catch((error: unknown) => {
      if (!isUnchanged(error) && !isGone(error)) throw error;
    });
  });
}
