import { openAsBlob } from 'node:fs';
import { TelegramError } from 'telegraf';
import type { Message } from 'telegraf/types';
import { z } from 'zod';
import type { LocalFile } from '../domain/files.ts';
import { causeOf } from '../files/cause-of.ts';
import { postForm } from '../files/post-form.ts';
import type { TelegramConnection } from './connection.ts';

/** The methods that send one file, and the field that holds it. Source: Bot API, "Available methods". */
export type SendMethod = keyof typeof FILE_FIELDS;

const FILE_FIELDS = {
  sendPhoto: 'photo',
  sendVideo: 'video',
  sendAnimation: 'animation',
  sendAudio: 'audio',
  sendVoice: 'voice',
  sendDocument: 'document',
} as const;

const ANSWER = z.union([
  z.object({ ok: z.literal(true), result: z.object({ message_id: z.number() }) }),
  z.object({
    ok: z.literal(false),
    error_code: z.number(),
    description: z.string(),
    parameters: z
      .object({
        retry_after: z.number().optional(),
        migrate_to_chat_id: z.number().optional(),
      })
      .optional(),
  }),
]);

/**
 * Sends a file from disk, a piece at a time. Not by telegraf, which writes file names into the request as they are:
 * a quote in one breaks it.
 * @param fields what goes with the file
 * @throws TelegramError as telegraf's calls do; what the connection says where no answer came
 */
export async function upload(
  { telegram: { token, options }, request }: TelegramConnection,
  method: SendMethod,
  file: LocalFile,
  fields: { chat_id: number; caption?: string; parse_mode?: 'HTML' },
  signal: AbortSignal,
): Promise<Pick<Message, 'message_id'>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.set(name, String(value));
  }
  form.set(FILE_FIELDS[method], await openAsBlob(file.path, { type: file.mime }), file.name);
  const url = new URL(`/bot${token}/${method}`, options.apiRoot);
  const response = await postForm(url, form, { signal, request }).catch((error: unknown) => {
    throw causeOf(error);
  });
  const answer = ANSWER.safeParse(await response.json().catch(() => null));
  if (!answer.success) {
    const { status, statusText } = response;
    throw new TelegramError({ error_code: status, description: statusText }, { method });
  }
  if (!answer.data.ok) throw new TelegramError(answer.data, { method });
  return answer.data.result;
}
