import type { Message, Sticker } from 'telegraf/types';
import type { FileKind, TelegramFile } from '../domain/files.ts';
import { safeName } from '../files/safe-name.ts';
import type { Say } from './describe-message.ts';

/** What Telegram tells of a file; which of it is there depends on the kind. */
interface Told {
  file_id: string;
  file_size?: number;
  file_name?: string;
  mime_type?: string;
}

/** What a file of a kind is where Telegram does not say more. */
interface Shape {
  label: string;
  name: string;
  mime: string | null;
}

const SHAPES: Record<FileKind, Shape> = {
  photo: { label: 'kind-photo', name: 'photo.jpg', mime: 'image/jpeg' },
  document: { label: 'kind-document', name: 'document', mime: null },
  video: { label: 'kind-video', name: 'video.mp4', mime: 'video/mp4' },
  voice: { label: 'kind-voice', name: 'voice.ogg', mime: 'audio/ogg' },
  audio: { label: 'kind-audio', name: 'audio.mp3', mime: 'audio/mpeg' },
  'video-note': { label: 'kind-video-note', name: 'video-note.mp4', mime: 'video/mp4' },
  sticker: { label: 'kind-sticker', name: 'sticker.webp', mime: 'image/webp' },
  animation: { label: 'kind-animation', name: 'animation.mp4', mime: 'video/mp4' },
};

/** The file that a message carries; null where it carries none. Source: Bot API, Message. */
export function fileOf(message: Message, say: Say): TelegramFile | null {
  const read = (kind: FileKind, told: Told, { title = '', shape = SHAPES[kind] } = {}) => ({
    kind,
    fileId: told.file_id,
    name: safeName(told.file_name, shape.name),
    mime: told.mime_type ?? shape.mime,
    size: told.file_size ?? null,
    label: say(shape.label, { name: title }).trim(),
  });

  // An animation comes with a document of the same file, so it is looked for first.
  if ('animation' in message) return read('animation', message.animation);
  if ('photo' in message) {
    // The same picture in several sizes, the largest last.
    const photo = message.photo.at(-1);
    return photo ? read('photo', photo) : null;
  }
  if ('video' in message) return read('video', message.video);
  if ('voice' in message) return read('voice', message.voice);
  if ('video_note' in message) return read('video-note', message.video_note);
  if ('audio' in message) {
    const { title, file_name: name } = message.audio;
    return read('audio', message.audio, { title: title ?? safeName(name, '') });
  }
  if ('sticker' in message) {
    const { sticker } = message;
    return read('sticker', sticker, { title: sticker.emoji ?? '', shape: stickerShape(sticker) });
  }
  if ('document' in message) {
    const { document } = message;
    return read('document', document, { title: safeName(document.file_name, '') });
  }
  return null;
}

function stickerShape({ is_animated: isAnimated, is_video: isVideo }: Sticker): Shape {
  const shape = SHAPES.sticker;
  if (isAnimated) return { ...shape, name: 'sticker.tgs', mime: 'application/x-tgsticker' };
  return isVideo ? { ...shape, name: 'sticker.webm', mime: 'video/webm' } : shape;
}
