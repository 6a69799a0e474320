import { z } from 'zod';

import { waitForAnswer } from '../callback-answer.ts';
import type { TelegramServer } from '../telegram-server.ts';
import { type Action, ActionError, define, text } from './action.ts';

const personId = z.number().int();
const messageId = z.number().int();

/** What people do in their Telegram: say, start, edit, press. */
export function telegramActions(telegram: TelegramServer): Record<string, Action> {
  const said = z.object({
    person: personId,
    text,
    chatId: z.number().int().optional(),
    replyTo: messageId.optional(),
  });
  return {
    say: define(said, ({ person, chatId, replyTo, ...message }) => ({
      message: telegram.say(known(telegram, person), {
        text: message.text,
        ...(chatId === undefined ? {} : { chatId }),
        ...(replyTo === undefined ? {} : { replyToMessageId: replyTo }),
      }),
    })),
    start: define(z.object({ person: personId, code: z.string().optional() }), (body) => ({
      message: telegram.say(
        known(telegram, body.person),
        body.code ? `/start ${body.code}` : '/start',
      ),
    })),
    edit: define(
      z.object({ person: personId, messageId, text, chatId: z.number().int().optional() }),
      (body) => telegram.edit(known(telegram, body.person), body.messageId, body.text, body.chatId),
    ),
    press: define(
      z.object({
        person: personId,
        chatId: z.number().int(),
        messageId,
        button: z.string().min(1),
      }),
      async ({ person, chatId, button, ...message }) => {
        const query = telegram.press(known(telegram, person), chatId, message.messageId, button);
        return { answer: (await waitForAnswer(telegram, query)) ?? null };
      },
    ),
  };
}

/** Gives back the id of somebody who is in Telegram; refuses others. */
export function known(telegram: Pick<TelegramServer, 'people'>, person: number): number {
  if (!telegram.people().some((one) => one.id === person)) {
    throw new ActionError(404, `Nobody here has the Telegram id ${person}.`);
  }
  return person;
}
