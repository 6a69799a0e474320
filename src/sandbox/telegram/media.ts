import { extname } from 'node:path';
import { badRequest } from './api-error.ts';
import type { Fields, StoredFile } from './state.ts';
import type { Upload, World } from './world.ts';

/** The kinds of files a message can carry, by the Message field that holds them. */
export type MediaKind =
  | 'photo'
  | 'document'
  | 'voice'
  | 'audio'
  | 'video'
  | 'video_note'
  | 'sticker'
  | 'animation';

/** A file of this size is too big for getFile; uploads of a bot end at 50 MB. Source: core.telegram.org/bots/api#getfile, #sending-files. */
export const DOWNLOAD_LIMIT = 20 * 1024 * 1024;
const PHOTO_LIMIT = 10 * 1024 * 1024;

const SHAPES: Record<MediaKind, { folder: string; extension: string; mimeType: string }> = {
  photo: { folder: 'photos', extension: '.jpg', mimeType: 'image/jpeg' },
  document: { folder: 'documents', extension: '', mimeType: 'application/octet-stream' },
  voice: { folder: 'voice', extension: '.oga', mimeType: 'audio/ogg' },
  audio: { folder: 'music', extension: '.mp3', mimeType: 'audio/mpeg' },
  video: { folder: 'videos', extension: '.mp4', mimeType: 'video/mp4' },
  video_note: { folder: 'video_notes', extension: '.mp4', mimeType: 'video/mp4' },
  sticker: { folder: 'stickers', extension: '.webp', mimeType: 'image/webp' },
  animation: { folder: 'animations', extension: '.mp4', mimeType: 'video/mp4' },
};
const MIME_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.zip': 'application/zip',
  '.mp4': 'video/mp4',
};

/** Stores a file and returns its record. `size` lets a test claim more bytes than it has. */
export function storeFile(
  world: World,
  kind: MediaKind,
  upload: Upload,
  size = upload.bytes.byteLength,
): StoredFile {
  if (size === 0) throw badRequest('file must be non-empty');
  if (kind === 'photo' && size > PHOTO_LIMIT) {
    const limit = `the maximum size is ${PHOTO_LIMIT} bytes`;
    throw badRequest(`file of size ${size} bytes is too big for a photo; ${limit}`);
  }
  world.state.counters.file += 1;
  const number = world.state.counters.file;
  const shape = SHAPES[kind];
  const extension = shape.extension || extname(upload.fileName);
  const file: StoredFile = {
    fileId: `sim-${kind}-${number}`,
    uniqueId: `sim-unique-${number}`,
    kind,
    path: `${shape.folder}/file_${number}${extension}`,
    size,
    fileName: upload.fileName,
    mimeType: upload.mimeType || MIME_TYPES[extname(upload.fileName)] || shape.mimeType,
  };
  world.files.put(file.path, upload.bytes);
  world.state.files[file.fileId] = file;
  world.changed();
  return file;
}

/** The fields a Message has for this file, e.g. { photo: [small, big] } or { document: {…} }. `extra` are duration, size and the like. */
export function mediaFields(file: StoredFile, extra: Fields = {}): Fields {
  const ids = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size };
  const named = { file_name: file.fileName, mime_type: file.mimeType };
  const duration = { duration: 1 };
  const frame = { width: 640, height: 360 };
  switch (file.kind) {
    case 'photo':
      return { photo: [{ ...ids, width: 90, height: 60 }, photoSize(ids)] };
    case 'voice':
      return { voice: { ...ids, ...duration, mime_type: file.mimeType, ...extra } };
    case 'audio':
      return { audio: { ...ids, ...named, ...duration, ...extra } };
    case 'video':
      return { video: { ...ids, ...named, ...frame, ...duration, ...extra } };
    case 'video_note':
      return { video_note: { ...ids, ...duration, length: 240, ...extra } };
    case 'sticker': {
      const flags = { type: 'regular', is_animated: false, is_video: false };
      return { sticker: { ...ids, ...flags, width: 512, height: 512, ...extra } };
    }
    case 'animation':
      return {
        animation: { ...ids, ...named, ...frame, ...duration, ...extra },
        document: { ...ids, ...named },
      };
    default:
      return { document: { ...ids, ...named } };
  }
}

/** As what a file is shown: what a kind always is wins over what an uploader said of it. */
export function shownType({ kind, mimeType }: StoredFile): string {
  const usual = SHAPES[kind].mimeType;
  if (kind === 'document') return mimeType;
  const families = kind === 'animation' ? ['image', 'video'] : [usual.split('/')[0]];
  return families.includes(mimeType.split('/')[0]) ? mimeType : usual;
}

function photoSize(ids: Fields): Fields {
  return { ...ids, width: 1280, height: 853 };
}
