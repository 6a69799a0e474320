import { isFields } from './arguments.ts';
import { displayHtml } from './display-html.ts';
import type { BotMessage, Fields, StoredMessage } from './state.ts';

export type SimButton = { text: string; callbackData?: string; url?: string };

/** A message as a person sees it. `html` is safe to show; `date` is Unix seconds; `kind` is text, photo, location, … */
export type SimMessage = {
  chatId: number;
  messageId: number;
  from: 'bot' | number;
  date: number;
  text: string;
  html: string;
  kind: string;
  fileName?: string;
  fileId?: string;
  /** In bytes. */
  fileSize?: number;
  mimeType?: string;
  mediaGroupId?: string;
  replyToMessageId?: number;
  buttons: SimButton[][];
  reactions: string[];
  edited: boolean;
};

/** Animation stands before document and venue before location: such messages carry both. */
const KINDS = [
  'animation',
  'photo',
  'video',
  'video_note',
  'voice',
  'audio',
  'sticker',
  'document',
  'venue',
  'location',
  'contact',
  'poll',
  'dice',
  'text',
];

/** The message as a person sees it, made from the Bot API's form. */
export function simMessage(stored: StoredMessage, botId: number): SimMessage {
  const { message, reactions, edited } = stored;
  const text = message.text ?? message.caption ?? describe(message);
  const file = fileOf(message);
  const replyTo = message.reply_to_message?.message_id;
  return {
    chatId: message.chat.id,
    messageId: message.message_id,
    from: message.from.id === botId ? 'bot' : message.from.id,
    date: message.date,
    text,
    html: displayHtml(text, message.entities ?? message.caption_entities ?? []),
    kind: kindOf(message),
    ...(typeof file['file_name'] === 'string' ? { fileName: file['file_name'] } : {}),
    ...(typeof file['file_id'] === 'string' ? { fileId: file['file_id'] } : {}),
    ...(typeof file['file_size'] === 'number' ? { fileSize: file['file_size'] } : {}),
    ...(typeof file['mime_type'] === 'string' ? { mimeType: file['mime_type'] } : {}),
    ...(typeof message['media_group_id'] === 'string'
      ? { mediaGroupId: message['media_group_id'] }
      : {}),
    ...(replyTo === undefined ? {} : { replyToMessageId: replyTo }),
    buttons: buttonsOf(message),
    reactions: [...reactions],
    edited,
  };
}

/** What a message is: the name of the field that holds its content, or "service". */
export function kindOf(message: Fields): string {
  return KINDS.find((kind) => message[kind] !== undefined) ?? 'service';
}

function buttonsOf(message: BotMessage): SimButton[][] {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return rows.map((row) =>
    row.map(({ text, callback_data: data, url }) => ({
      text,
      ...(data === undefined ? {} : { callbackData: data }),
      ...(url === undefined ? {} : { url }),
    })),
  );
}

function fileOf(message: BotMessage): Record<string, unknown> {
  const media: unknown = message[kindOf(message)];
  const file: unknown = Array.isArray(media) ? media.at(-1) : media;
  return isFields(file) ? file : {};
}

/** A line for messages that have no words of their own. */
function describe(message: BotMessage): string {
  const content = fileOf(message);
  const part = (name: string): string => {
    const value = content[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  switch (kindOf(message)) {
    case 'location':
      return `${part('latitude')}, ${part('longitude')}`;
    case 'venue':
      return `${part('title')}, ${part('address')}`;
    case 'contact':
      return `${part('first_name')} ${part('phone_number')}`.trim();
    case 'poll':
      return part('question');
    case 'sticker':
    case 'dice':
      return part('emoji');
    default:
      return '';
  }
}
