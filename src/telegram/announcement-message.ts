import { replyParts, type ReplyPart } from './reply-parts.ts';
import { TELEGRAM_TEXT_LIMIT } from '../domain/message-text.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { textOf } from './markdown/runs.ts';

/**
 * An announcement as the one message that organizers get: `text` in the Markdown of replies, headed by the event's name.
 * @returns null where it says nothing, or is too long for one message: a part that went out could not be taken for the whole
 */
export function announcementMessage(said: { event: string; text: string }): ReplyPart | null {
  if (said.text.trim() === '') return null;
  const [only, ...others] = replyParts({ agent: headingOf(said.event), text: said.text });
  return others.length === 0 ? (only ?? null) : null;
}

/** Characters of an announcement as Telegram counts them, its heading with them, and how many there may be. */
export function announcementLength(said: { event: string; text: string }): {
  used: number;
  limit: number;
} {
  const used = `${headingOf(said.event)}\n${textOf(readMarkdown(said.text))}`.length;
  return { used, limit: TELEGRAM_TEXT_LIMIT };
}

function headingOf(event: string): string {
  return `📣 ${event}`;
}
