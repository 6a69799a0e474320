import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { TelegramError, type Telegram } from 'telegraf';
import type { LocalFile, TelegramFile } from '../domain/files.ts';
import { Refused } from '../domain/ports.ts';
import { carrySignal } from '../files/carry-signal.ts';
import { causeOf } from '../files/cause-of.ts';
import { saveStream, TooLarge } from '../files/save-stream.ts';
import type { TelegramConnection } from './connection.ts';

/** Most that a bot can get. Source: Bot API, getFile. */
export const DOWNLOAD_LIMIT = 20 * 1024 * 1024;
/** Telegram says the same of a file that is gone and of one that it cannot give at the moment. */
const TRIES = 3;
const BETWEEN_TRIES = 2_000;

/**
 * Fetches a file that somebody sent, a piece at a time. Its address holds the bot's token, so it is in no error.
 * @throws Refused `file-too-large`, `file-gone`
 */
export async function fetchFile(
  { telegram, request }: TelegramConnection,
  file: TelegramFile,
  into: string,
  calledOff?: AbortSignal,
): Promise<LocalFile> {
  if ((file.size ?? 0) > DOWNLOAD_LIMIT) throw tooLarge();
  const url = await addressOf(telegram, file);
  const path = join(into, 'from-telegram');
  const signal = carrySignal(calledOff);
  const response = request(url, { signal, redirect: 'error' });
  const size = await save(response, path, signal).catch((error: unknown) => {
    if (error instanceof TooLarge) throw tooLarge();
    if (error instanceof Refused || calledOff?.aborted) throw error;
    throw new Error(`A file did not come from Telegram: ${String(causeOf(error))}`);
  });
  return { path, name: file.name, mime: file.mime ?? 'application/octet-stream', size };
}

async function save(answer: Promise<Response>, path: string, signal: AbortSignal): Promise<number> {
  const response = await answer;
  if (!response.ok) {
    await response.body?.cancel();
    if (response.status === 404) throw new Refused('file-gone', 'Telegram has no such file.');
    throw new Error(`it answered ${response.status}`);
  }
  return saveStream({ body: response.body, path, limit: DOWNLOAD_LIMIT, signal });
}

async function addressOf(telegram: Telegram, { fileId }: TelegramFile): Promise<URL> {
  for (let tries = 1; ; tries += 1) {
    try {
      const url = await telegram.getFileLink(fileId);
      if (url.protocol !== 'file:') return url;
      throw new Refused(
        'file-gone',
        'This Bot API server runs with --local: its files stay on its disk.',
      );
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (tries === TRIES) throw new Refused('file-gone', 'Telegram has no such file.');
      await after(BETWEEN_TRIES);
    }
  }
}

/** Source: Bot API's server, which answers so where Telegram does not give it a file. */
function isUnavailable(error: unknown): boolean {
  return (
    error instanceof TelegramError &&
    error.code === 400 &&
    /wrong file_?id/i.test(error.description)
  );
}

function tooLarge(): Refused {
  return new Refused('file-too-large', 'The file has over 20 MB: Telegram gives bots no more.');
}
