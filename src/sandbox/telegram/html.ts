import { badRequest } from './api-error.ts';
import { type Entity, entry } from './state.ts';

export type FormattedText = { text: string; entities: Entity[] };
type OpenTag = { name: string; argument: string; offset: number };

const TAGS: Record<string, string> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));?/iy;
const ATTRIBUTE = /\s*([^\s=>/"']*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([a-z\d.-]*)(?=[\s>])))?/iy;

/**
 * Parses Telegram's HTML as strictly as Telegram does: text and entities (offsets in UTF-16 units), or a 400
 * "can't parse entities: …". Source: tdlib/td MessageEntity.cpp, parse_html.
 */
export function parseHtml(source: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const reference = source[at] === '&' ? readReference(source, at) : null;
    if (reference !== null) {
      text += reference.text;
      at = reference.end;
    } else if (source[at] !== '<') {
      text += source[at];
      at += 1;
    } else if (source[at + 1] === '/') {
      at = closeTag(source, at, open, entities, text);
    } else {
      at = openTag(source, at, open, text.length);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw fault(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities: sortEntities(entities) };
}

/** Outer entities come before the ones inside them, as in the Bot API. */
export function sortEntities(entities: Entity[]): Entity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

function openTag(source: string, at: number, open: OpenTag[], offset: number): number {
  const end = endOfName(source, at + 1);
  if (end === source.length) throw fault(`Unclosed start tag${place(source, at)}`);
  const name = source.slice(at + 1, end).toLowerCase();
  if (!Object.hasOwn(TAGS, name)) {
    throw fault(`Unsupported start tag "${name}"${place(source, at)}`);
  }
  const tag: OpenTag = { name, argument: '', offset };
  const close = readAttributes(source, at, end, tag);
  if (name === 'span' && tag.argument !== 'spoiler') {
    throw fault(`Tag "span" must have class "tg-spoiler"${place(source, at)}`);
  }
  open.push(tag);
  return close + 1;
}

/** Fills in the tag's argument; returns the position of its ">". */
function readAttributes(source: string, begin: number, from: number, tag: OpenTag): number {
  let at = skipSpace(source, from);
  while (source[at] !== '>') {
    if (at >= source.length) throw fault(`Unclosed start tag${place(source, begin)}`);
    ATTRIBUTE.lastIndex = at;
    const [whole = '', name = '', ...values] = ATTRIBUTE.exec(source) ?? [];
    if (name === '') {
      throw fault(`Empty attribute name in the tag "${tag.name}"${place(source, begin)}`);
    }
    at = skipSpace(source, at + whole.length);
    if (source[at] === '=') throw fault(`Unexpected end of name token${place(source, at + 1)}`);
    const value = decode(values.find((one) => one !== undefined) ?? '');
    tag.argument = argumentOf(tag.name, name, value) ?? tag.argument;
  }
  return at;
}

function argumentOf(tag: string, attribute: string, value: string): string | undefined {
  if (tag === 'a' && attribute === 'href') return value;
  if (tag === 'code' && attribute === 'class') return value.match(/^language-(.*)/)?.[1];
  if (tag === 'span' && attribute === 'class') return value.match(/^tg-(.*)/)?.[1];
  if (tag === 'blockquote' && attribute === 'expandable') return 'expandable';
  return undefined;
}

function closeTag(
  source: string,
  at: number,
  open: OpenTag[],
  entities: Entity[],
  text: string,
): number {
  const tag = open.pop();
  if (!tag) throw fault(`Unexpected end tag${place(source, at)}`);
  const end = endOfName(source, at + 2);
  const close = skipSpace(source, end);
  if (source[close] !== '>') throw fault(`Unclosed end tag${place(source, at)}`);
  const name = source.slice(at + 2, end).toLowerCase();
  if (name !== '' && name !== tag.name) {
    const found = `expected "</${tag.name}>", found "</${name}>"`;
    throw fault(`Unmatched end tag${place(source, at)}, ${found}`);
  }
  if (text.length > tag.offset) addEntity(entities, tag, text);
  return close + 1;
}

function addEntity(entities: Entity[], tag: OpenTag, text: string): void {
  const entity: Entity = {
    type: TAGS[tag.name] ?? tag.name,
    offset: tag.offset,
    length: text.length - tag.offset,
  };
  if (tag.name === 'a') {
    const url = checkedLink(tag.argument || text.slice(tag.offset));
    if (url === null) return;
    entity.url = url;
  }
  if (tag.name === 'code' && tag.argument) entity.language = tag.argument;
  if (tag.argument === 'expandable') entity.type = 'expandable_blockquote';
  const inner = entities.at(-1);
  const same = inner?.offset === entity.offset && inner.length === entity.length;
  if (tag.name === 'pre' && inner?.type === 'code' && same) inner.type = 'pre';
  else entities.push(entity);
  // Only <pre><code class="language-…"> keeps its language.
  if (tag.name !== 'code') dropLanguages(entities);
}

function dropLanguages(entities: Entity[]): void {
  for (const entity of entities) if (entity.type === 'code') delete entity.language;
}

/** The link as Telegram keeps it (normalised, with a scheme), or null where it makes no link of it. */
export function checkedLink(link: string): string | null {
  const withScheme = /^[a-z][a-z\d+.-]*:/i.test(link) ? link : `http://${link}`;
  const url = URL.parse(withScheme.trim());
  if (url === null || !['http:', 'https:', 'tg:', 'ton:'].includes(url.protocol)) return null;
  const known = url.hostname.includes('.') || /^(localhost|\[.*\])$/.test(url.hostname);
  return url.protocol.startsWith('http') && !known ? null : url.href;
}

function readReference(source: string, at: number): { text: string; end: number } | null {
  REFERENCE.lastIndex = at;
  const [whole = '', hex, decimal, name] = REFERENCE.exec(source) ?? [];
  if (name !== undefined) {
    const text = entry(NAMED, name);
    return text === undefined ? null : { text, end: at + whole.length };
  }
  const code = Number.parseInt(hex ?? decimal ?? '0', hex === undefined ? 10 : 16);
  if (!(code > 0 && code < 0x10ffff)) return null;
  return { text: String.fromCodePoint(code), end: at + whole.length };
}

function decode(value: string): string {
  return value.replaceAll(/&[#\w]+;?/g, (part) => {
    const reference = readReference(part, 0);
    return reference === null ? part : reference.text + part.slice(reference.end);
  });
}

function endOfName(source: string, from: number): number {
  const length = source.slice(from).search(/[\s>]/);
  return length < 0 ? source.length : from + length;
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source[at] ?? '')) at += 1;
  return at;
}

function place(source: string, at: number): string {
  return ` at byte offset ${Buffer.byteLength(source.slice(0, at))}`;
}

function fault(what: string): Error {
  return badRequest(`can't parse entities: ${what}`);
}
