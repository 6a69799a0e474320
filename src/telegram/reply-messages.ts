import { replyParts, type ReplyPart } from './reply-parts.ts';

/** Most characters of a file's caption. Source: Bot API, sendDocument. */
const CAPTION_LIMIT = 1_024;

/** One Telegram message of a reply: some of its text, or its file with or without a caption. */
export type ReplyMessage =
  | ({ kind: 'text' } & ReplyPart)
  | { kind: 'file'; caption: ReplyPart | null };

/** A reply as Telegram messages, in order. The file comes last; a text short enough is its caption. */
export function replyMessages(reply: {
  agent: string;
  text: string;
  hasFile: boolean;
}): ReplyMessage[] {
  const texts = replyParts(reply).map((part) => ({ kind: 'text' as const, ...part }));
  if (!reply.hasFile) return texts;
  const caption = captionOf(reply);
  const file = { kind: 'file' as const, caption };
  return caption === null ? [...texts, file] : [file];
}

/** A reply's words as they fit below its file; null where they are too long for that. */
export function captionOf(reply: { agent: string; text: string }): ReplyPart | null {
  const [only, ...others] = replyParts(reply);
  const fits = only !== undefined && others.length === 0 && only.plain.length <= CAPTION_LIMIT;
  return fits ? only : null;
}
