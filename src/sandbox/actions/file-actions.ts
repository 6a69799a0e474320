import { z } from 'zod';

import { sayings } from '../send-files.ts';
import type { Saying, TelegramServer } from '../telegram-server.ts';
import type { Uploads } from '../uploads.ts';
import { type Action, ActionError, define } from './action.ts';
import { known } from './telegram-actions.ts';

const chat = z.object({
  person: z.number().int(),
  chatId: z.number().int().optional(),
  replyTo: z.number().int().optional(),
});
const kind = z.enum([
  'photo',
  'video',
  'document',
  'voice',
  'audio',
  'video_note',
  'sticker',
  'animation',
]);
const files = z
  .array(z.object({ upload: z.string(), kind }))
  .min(1, 'Pick a file first.')
  .max(10, 'Telegram takes ten files at a time.');

/** The hall, and the phone, that people of the sandbox send. */
const LOCATION = { latitude: 52.5074, longitude: 13.3904 };
const PHONE = '+49 30 1234567';

/** What people send in Telegram that is not text: files picked on the page, a place, a phone number. */
export function fileActions(telegram: TelegramServer, uploads: Uploads): Record<string, Action> {
  const say = ({ person, chatId, replyTo }: z.infer<typeof chat>, saying: Saying) =>
    telegram.say(known(telegram, person), {
      ...saying,
      ...(chatId === undefined ? {} : { chatId }),
      ...(replyTo === undefined ? {} : { replyToMessageId: replyTo }),
    });
  return {
    'send-files': define(
      chat.extend({
        text: z
          .string()
          .trim()
          .max(1024, 'Telegram takes captions of up to 1024 characters.')
          .default(''),
        files,
      }),
      ({ files: picked, text, ...where }) => {
        known(telegram, where.person);
        const taken = picked.map(({ upload, kind: as }) => {
          const file = uploads.take(upload);
          if (!file) throw new ActionError(404, 'A file is gone: pick it again.');
          return { as, file };
        });
        return { messages: sayings(telegram, taken, text).map((saying) => say(where, saying)) };
      },
    ),
    'send-location': define(chat, (where) => ({
      message: say(where, { extra: { location: LOCATION } }),
    })),
    'send-contact': define(chat, (where) => {
      const person = telegram.people().find(({ id }) => id === where.person);
      const contact = {
        phone_number: PHONE,
        first_name: person?.firstName ?? '',
        user_id: where.person,
      };
      return { message: say(where, { extra: { contact } }) };
    }),
  };
}
