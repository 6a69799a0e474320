/** Most characters (UTF-16 units) of a Telegram message. Source: Bot API, sendMessage. */
export const TELEGRAM_TEXT_LIMIT = 4096;
/** Limits of Todoist in characters. Source: Todoist help, "Usage limits". */
export const TASK_CONTENT_LIMIT = 500;
export const TASK_DESCRIPTION_LIMIT = 16_383;
export const COMMENT_LIMIT = 15_000;

/**
 * Cuts a long text into parts of at most `limit` characters, at the first of `marks` (white space) that there is in the
 * last half of a part, and never inside a surrogate pair. Nothing but the white space at a cut is left out, and no
 * part is empty unless the text is.
 */
export function splitText(text: string, limit: number, marks = ['\n', ' ']): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cutPoint(rest, limit, marks);
    const part = rest.slice(0, at).trimEnd();
    if (part !== '') parts.push(part);
    rest = rest.slice(at).trimStart();
  }
  if (rest.length > 0 || parts.length === 0) parts.push(rest);
  return parts;
}

function cutPoint(text: string, limit: number, marks: readonly string[]): number {
  const window = text.slice(0, limit + 1);
  for (const mark of marks) {
    const at = window.lastIndexOf(mark);
    if (at > limit / 2) return at;
  }
  const before = text.charCodeAt(limit - 1);
  const splitsPair = before >= 0xd800 && before <= 0xdbff;
  return splitsPair ? limit - 1 : limit;
}

/** Shortens a text to `limit` characters, with an ellipsis where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const [head = ''] = splitText(text, limit - 1);
  return `${head}…`;
}

/**
 * The first line of a request as plain words: marks that Todoist would render are taken away, also the leading `* `
 * that would make a task uncompletable (Todoist SDK, isUncompletable). A text of marks alone is kept as it is.
 */
export function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  const plain = line
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/(\*\*|__|~~|`+)(.+?)\1/g, '$2')
    .replace(/(^|\s)([*_])(\S(?:.*?\S)?)\2(?=\s|$|[.,!?])/g, '$1$3')
    .replace(/^\s*(?:[*+-]|#{1,6}|>)\s+/, '')
    .trim();
  return /^[*_~`#>+-]*$/.test(plain) ? line.trim() : plain;
}

/** A task's content: `#42 First line of the request`, within Todoist's limit. */
export function taskTitle(number: number, text: string): string {
  return shorten(`#${number} ${firstLine(text)}`.trim(), TASK_CONTENT_LIMIT);
}
