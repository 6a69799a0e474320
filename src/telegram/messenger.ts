import type { Telegram } from 'telegraf';
import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Button, Messenger } from '../domain/ports.ts';
import { isUnchanged, telegramFault } from './faults.ts';

/** The organizers' side, on Telegram. */
export function createMessenger(telegram: Telegram): Messenger {
  return {
    async send({ chatId, html, buttons, replyTo }) {
      const message = await told(() =>
        telegram.sendMessage(chatId, html, {
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
          ...(buttons?.length ? { reply_markup: keyboard(buttons) } : {}),
          // What was answered may have been deleted since; the answer still counts.
          ...(replyTo
            ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
            : {}),
        }),
      );
      return { messageId: message.message_id };
    },

    async edit({ chatId, messageId, html, buttons }) {
      await told(() =>
        telegram
          .editMessageText(chatId, messageId, undefined, html, {
            parse_mode: 'HTML',
            link_preview_options: { is_disabled: true },
            reply_markup: keyboard(buttons ?? []),
          })
          .catch((error: unknown) => {
            if (!isUnchanged(error)) throw error;
          }),
      );
    },

    async react({ chatId, messageId, emoji }) {
      await told(() =>
        telegram.callApi('setMessageReaction', {
          chat_id: chatId,
          message_id: messageId,
          reaction: [{ type: 'emoji', emoji: emoji as '👌' }],
        }),
      );
    },
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
