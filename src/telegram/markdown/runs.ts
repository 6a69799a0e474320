import { escapeHtml } from '../html.ts';

type TagKind = 'bold' | 'italic' | 'strike' | 'link' | 'code' | 'pre' | 'quote';

/** A tag of Telegram's HTML. Neighbours that wear the same object are inside one tag. */
export interface Tag {
  kind: TagKind;
  open: string;
  close: string;
  /** Where a link leads, as it was typed; for places that show no links. */
  address?: string;
}

/** A piece of text and the tags around it, the outer ones first. */
export interface Run {
  text: string;
  tags: readonly Tag[];
}

/** A new tag; `attribute` and its value go into the opening one. */
export function createTag(kind: TagKind, name: string, attribute = ''): Tag {
  return { kind, open: `<${name}${attribute}>`, close: `</${name}>` };
}

/**
 * Puts `tag` inside `tags` as far as Telegram nests it: nothing inside itself, no code in a link, and around code
 * only a quote. Source: Bot API, "Formatting options"; tdlib/td MessageEntity.cpp, sort_entities and what follows it.
 */
export function wear(tags: readonly Tag[], tag: Tag): readonly Tag[] {
  const has = (kind: TagKind) => tags.some((worn) => worn.kind === kind);
  if (has(tag.kind)) return tags;
  if (tag.kind !== 'code' && tag.kind !== 'pre') return [...tags, tag];
  return has('link') ? tags : [...tags.filter(({ kind }) => kind === 'quote'), tag];
}

/** What people see of the runs, without any mark-up. */
export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The runs' characters from `from` up to `to`, in UTF-16 units. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const sliced: Run[] = [];
  let start = 0;
  for (const { text, tags } of runs) {
    const piece = text.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    if (piece !== '') sliced.push({ text: piece, tags });
    start += text.length;
  }
  return sliced;
}

/** Well-formed HTML: every tag that is opened is closed, in order. */
export function toHtml(runs: readonly Run[]): string {
  return markUp(runs, { text: escapeHtml, open: (tag) => tag.open, close: (tag) => tag.close });
}

/** Text alone; a link's address follows its words. */
export function toPlain(runs: readonly Run[]): string {
  return markUp(runs, {
    text: (text) => text,
    open: () => '',
    close: ({ address }) => (address === undefined ? '' : ` (${address})`),
  });
}

interface Marks {
  text: (text: string) => string;
  open: (tag: Tag) => string;
  close: (tag: Tag) => string;
}

function markUp(runs: readonly Run[], marks: Marks): string {
  let out = '';
  let open: readonly Tag[] = [];
  for (const { text, tags } of [...runs, { text: '', tags: [] }]) {
    const differs = open.findIndex((tag, depth) => tag !== tags[depth]);
    const kept = differs === -1 ? open.length : differs;
    out += open.slice(kept).toReversed().map(marks.close).join('');
    out += tags.slice(kept).map(marks.open).join('');
    out += marks.text(text);
    open = tags;
  }
  return out;
}
