import { badRequest } from '../api-error.ts';
import { isFields, jsonArgument, numberArgument, textArgument } from '../arguments.ts';
import { writableChat } from '../chats.ts';
import { formattedText } from '../formatted-text.ts';
import { type MediaKind, mediaFields, storeFile } from '../media.ts';
import { type BotMessage, entry, type Fields, type StoredFile } from '../state.ts';
import type { Call, Method, World } from '../world.ts';
import { sendAs } from './send.ts';

const DETAILS = ['duration', 'width', 'height', 'length', 'performer', 'title', 'emoji'];
const WITHOUT_CAPTION: MediaKind[] = ['sticker', 'video_note'];

/** The method that sends one file of this kind (sendPhoto, sendDocument, …): uploaded, or named by file_id. */
export function sendMedia(kind: MediaKind): Method {
  return (world, call) => {
    writableChat(world, call.payload);
    const content = mediaContent(world, call, kind, call.payload, call.payload[kind]);
    return sendAs(world, call.payload, content);
  };
}

/** sendMediaGroup: an album of 2 to 10 files, answered with its messages. Source: core.telegram.org/bots/api#sendmediagroup. */
export const sendMediaGroup: Method = (world, call) => {
  writableChat(world, call.payload);
  const items = jsonArgument(call.payload, 'media', 'media');
  if (!Array.isArray(items)) throw badRequest('expected an Array of InputMedia');
  if (items.length < 2 || items.length > 10) {
    throw badRequest(`${items.length < 2 ? 'too few' : 'too many'} messages to send as an album`);
  }
  const contents = items.map((item) => albumItem(world, call, item));
  world.state.counters.mediaGroup += 1;
  const group = String(13_000_000_000_000_000n + BigInt(world.state.counters.mediaGroup));
  return contents.map((content): BotMessage =>
    sendAs(world, call.payload, { media_group_id: group, ...content }),
  );
};

function albumItem(world: World, call: Call, item: unknown): Fields {
  if (!isFields(item)) throw badRequest("can't parse InputMedia: expected an Object");
  const kind = item['type'];
  if (kind !== 'photo' && kind !== 'video' && kind !== 'document' && kind !== 'audio') {
    throw badRequest(
      `can't parse InputMedia: type "${String(kind)}" can't be used in sendMediaGroup`,
    );
  }
  return mediaContent(world, call, kind, item, item['media']);
}

/** The content fields of a message with this file, with its caption. */
export function mediaContent(
  world: World,
  call: Call,
  kind: MediaKind,
  fields: Fields,
  source: unknown,
): Fields {
  const caption = WITHOUT_CAPTION.includes(kind)
    ? { text: '', entities: [] }
    : formattedText(world, fields, 'caption');
  const details = DETAILS.filter((name) => fields[name] !== undefined).map((name) => [
    name,
    isText(name) ? textArgument(fields, name) : numberArgument(fields, name),
  ]);
  return {
    ...mediaFields(fileFrom(world, call, kind, source), Object.fromEntries(details) as Fields),
    ...(caption.text === '' ? {} : { caption: caption.text }),
    ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}),
  };
}

function isText(detail: string): boolean {
  return ['performer', 'title', 'emoji'].includes(detail);
}

/** The file itself: a part of the multipart body (named by the field or by attach://), or a known file_id. */
function fileFrom(world: World, call: Call, kind: MediaKind, source: unknown): StoredFile {
  const named = typeof source === 'string' ? source : '';
  const part = named.startsWith('attach://') ? named.slice('attach://'.length) : kind;
  const upload = named === '' || part !== kind ? call.files.get(part) : undefined;
  if (upload) return storeFile(world, kind, upload);
  if (named === '') throw badRequest(`there is no ${kind.replace('_', ' ')} in the request`);
  // No Telegram stands behind the simulator that could fetch it, and the product sends bytes only.
  if (/^https?:/.test(named)) throw badRequest('failed to get HTTP URL content');
  const file = entry(world.state.files, named);
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
  if (file.kind !== kind) {
    throw badRequest(`can't use file of type ${title(file.kind)} as ${title(kind)}`);
  }
  return file;
}

function title(kind: string): string {
  const words = kind.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join('');
}
