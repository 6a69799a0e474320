/** Which comments go to the organizer: all but notes, or only those marked with `>>`. */
export type ReplyMode = 'all' | 'marked';

export type Comment = { kind: 'reply'; text: string } | { kind: 'note'; text: string };

/**
 * Tells a reply from a note. `//` begins a note; where an event has `replies: "marked"`, only comments that begin
 * with `>>` go out. The mark itself is not part of the text.
 */
export function readComment(text: string, mode: ReplyMode): Comment {
  const trimmed = text.trim();
  if (trimmed.startsWith('//')) return { kind: 'note', text: trimmed.slice(2).trim() };
  if (mode === 'all') return { kind: 'reply', text: trimmed };
  return trimmed.startsWith('>>')
    ? { kind: 'reply', text: trimmed.slice(2).trim() }
    : { kind: 'note', text: trimmed };
}

/** Whether two comments say the same, white space apart: Todoist may trim what it is given. */
export function saysTheSame(one: string, other: string): boolean {
  return squeeze(one) === squeeze(other);
}

/** Whether a comment begins with these words, white space apart. */
export function beginsWith(comment: string, words: string): boolean {
  return squeeze(comment).startsWith(squeeze(words));
}

/** Two texts with one fingerprint say the same, as far as anybody will ever notice (FNV-1a, 32 bits, and the length). */
export function fingerprint(text: string): string {
  const said = squeeze(text);
  let hash = 0x811c9dc5;
  for (let at = 0; at < said.length; at += 1) {
    hash = Math.imul(hash ^ said.charCodeAt(at), 0x01000193) >>> 0;
  }
  return `${said.length}-${hash.toString(36)}`;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
