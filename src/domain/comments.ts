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

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
