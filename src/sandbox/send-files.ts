import { randomInt } from 'node:crypto';

import type { MediaKind, Saying, TelegramServer } from './telegram-server.ts';
import type { PickedFile } from './uploads.ts';

/** A picked file, and as what it is sent. */
export type FileToSend = { as: MediaKind; file: PickedFile };

/** Which kinds share an album. Source: core.telegram.org/bots/api#sendmediagroup. */
const ALBUMS: Partial<Record<MediaKind, string>> = {
  photo: 'pictures',
  video: 'pictures',
  document: 'documents',
  audio: 'music',
};
const WITHOUT_CAPTION = new Set<MediaKind>(['sticker', 'video_note']);

/**
 * What a person's Telegram sends for these files, in order: neighbours that may share an album do, and the words go
 * with the first file, or before it, where that kind has no caption.
 */
export function sayings(
  telegram: Pick<TelegramServer, 'attach'>,
  files: FileToSend[],
  text: string,
): Saying[] {
  const said: Saying[] = runs(files).flatMap((run) => {
    const album = run.length > 1 ? { media_group_id: String(randomInt(2 ** 47)) } : {};
    return run.map(({ as, file }) => ({
      extra: {
        ...telegram.attach(as, { content: file.bytes, fileName: file.name, mimeType: file.type }),
        ...album,
      },
    }));
  });
  const [first] = files;
  if (text === '' || !first) return said;
  if (WITHOUT_CAPTION.has(first.as)) return [{ text }, ...said];
  return said.map((saying, index) => (index === 0 ? { ...saying, text } : saying));
}

function runs(files: FileToSend[]): FileToSend[][] {
  const found: FileToSend[][] = [];
  for (const file of files) {
    const last = found.at(-1);
    const album = ALBUMS[file.as];
    if (last && album !== undefined && ALBUMS[last[0]?.as ?? 'sticker'] === album) last.push(file);
    else found.push([file]);
  }
  return found;
}
