import { TelegramError } from 'telegraf';
import type { LocalFile } from '../domain/files.ts';
import { Refused, type Messenger } from '../domain/ports.ts';
import { carrySignal } from '../files/carry-signal.ts';
import type { TelegramConnection } from './connection.ts';
import { isUnreadable, telegramFault } from './faults.ts';
import { readable } from './readable.ts';
import { upload, type SendMethod } from './upload.ts';

const MEGABYTE = 1024 * 1024;
/** Most that a bot may send. Source: Bot API, "Sending files". */
export const UPLOAD_LIMIT = 50 * MEGABYTE;
const PHOTO_LIMIT = 10 * MEGABYTE;

/** How a file is sent so that it shows as what it is. Source: Bot API, sendPhoto and its neighbours. */
const METHODS: Partial<Record<string, SendMethod>> = {
  'image/jpeg': 'sendPhoto',
  'image/png': 'sendPhoto',
  'image/webp': 'sendPhoto',
  'image/gif': 'sendAnimation',
  'video/mp4': 'sendVideo',
  'audio/mpeg': 'sendAudio',
  'audio/mp4': 'sendAudio',
  'audio/x-m4a': 'sendAudio',
  'audio/ogg': 'sendVoice',
};

/** Sends a file as what it is; what Telegram does not take as that (a picture that is none, too narrow a one) as a document. */
export async function sendFile(
  connection: TelegramConnection,
  { chatId, file, caption, plainCaption }: Parameters<Messenger['sendFile']>[0],
): Promise<{ messageId: number }> {
  if (file.size > UPLOAD_LIMIT) throw fileTooLarge();
  const send = (method: SendMethod) =>
    readable({ html: caption ?? '', plain: plainCaption }, ({ text, parse_mode }) => {
      const fields = { chat_id: chatId, ...(text !== '' && { caption: text, parse_mode }) };
      return upload(connection, method, file, fields, carrySignal());
    });
  const method = methodFor(file);
  const sent = await send(method).catch((error: unknown) => {
    if (method === 'sendDocument' || !isAboutTheFile(error)) throw error;
    return send('sendDocument');
  });
  return { messageId: sent.message_id };
}

/** What is thrown where a file has more than bots may send. */
export function fileTooLarge(): Refused {
  return new Refused('file-too-large', 'The file has over 50 MB.');
}

function methodFor({ mime, size }: LocalFile): SendMethod {
  const method = METHODS[mime.split(';')[0]?.trim().toLowerCase() ?? ''] ?? 'sendDocument';
  return method === 'sendPhoto' && size > PHOTO_LIMIT ? 'sendDocument' : method;
}

/** Telegram has many words for a file that is not what it seems; what is wrong with the chat it says of a document, too. */
function isAboutTheFile(error: unknown): boolean {
  if (!(error instanceof TelegramError) || error.code !== 400 || isUnreadable(error)) return false;
  const fault = telegramFault(error);
  return fault instanceof Refused && fault.reason !== 'chat-not-found';
}
