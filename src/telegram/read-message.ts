import type { Message } from 'telegraf/types';
import type { TelegramFile } from '../domain/files.ts';
import { describeMessage, type Say } from './describe-message.ts';
import { fileOf } from './file-of.ts';
import { withLinks } from './with-links.ts';

/** What somebody sent. `text` is the words; of a file, its caption, '' where it has none. */
export interface ReadMessage {
  text: string;
  file?: TelegramFile;
}

/** Reads a message as words, as a file with its caption, or, where it is neither, as a line that says what it was. */
export function readMessage(message: Message, say: Say): ReadMessage {
  const file = fileOf(message, say);
  const words = wordsOf(message);
  const text = file ? words : words || describeMessage(message, say);
  const forwarded = forwardedFrom(message);
  // At the end: the first line is what the request is listed under.
  const line = forwarded === null ? '' : say('forwarded-from', { name: forwarded });
  return {
    text: [text, line].filter(Boolean).join('\n\n'),
    ...(file && { file }),
  };
}

function wordsOf(message: Message): string {
  if ('text' in message) return withLinks(message.text, message.entities);
  const isCaptioned = 'caption' in message && message.caption !== undefined;
  return isCaptioned ? withLinks(message.caption ?? '', message.caption_entities) : '';
}

/** Whose words they were first; null where they are the sender's own. */
function forwardedFrom(message: Message): string | null {
  if (!('forward_origin' in message) || !message.forward_origin) return null;
  const origin = message.forward_origin;
  switch (origin.type) {
    case 'user': {
      const { first_name: first, last_name: last } = origin.sender_user;
      return [first, last].filter(Boolean).join(' ');
    }
    case 'hidden_user':
      return origin.sender_user_name;
    case 'chat':
      return titleOf(origin.sender_chat);
    case 'channel':
      return titleOf(origin.chat);
  }
}

function titleOf(chat: { title?: string } | object): string {
  return 'title' in chat && chat.title ? chat.title : '?';
}
