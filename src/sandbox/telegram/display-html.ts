import { type Entity, entry } from './state.ts';

const TAGS: Record<string, string> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Safe HTML of a text and its entities: everything is escaped, tags are only b i u s code pre a span blockquote, links
 * only to http, https, tg and mailto. Line breaks stay "\n".
 */
export function displayHtml(text: string, entities: Entity[]): string {
  return render(text, 0, text.length, entities);
}

function render(text: string, from: number, to: number, entities: Entity[]): string {
  let html = '';
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest as [Entity, ...Entity[]];
    const start = Math.min(Math.max(entity.offset, at), to);
    const end = Math.min(entity.offset + entity.length, to);
    const inside = others.filter((other) => other.offset < end);
    rest = others.filter((other) => other.offset >= end);
    if (end <= start) continue;
    html += escapeHtml(text.slice(at, start));
    html += wrap(entity, text.slice(start, end), render(text, start, end, inside));
    at = end;
  }
  return html + escapeHtml(text.slice(at, to));
}

function wrap(entity: Entity, text: string, html: string): string {
  const tag = entry(TAGS, entity.type);
  if (tag !== undefined) return `<${tag}>${html}</${tag}>`;
  if (entity.type === 'spoiler') return `<span class="tg-spoiler">${html}</span>`;
  if (entity.type === 'pre') {
    const language = entity.language ? ` class="language-${escapeHtml(entity.language)}"` : '';
    return `<pre><code${language}>${html}</code></pre>`;
  }
  const href = linkOf(entity, text);
  return href === null ? html : `<a href="${escapeHtml(href)}">${html}</a>`;
}

function linkOf(entity: Entity, text: string): string | null {
  if (entity.type === 'text_mention') return `tg://user?id=${String(entity.user?.['id'])}`;
  if (entity.type === 'email') return `mailto:${text}`;
  if (entity.type !== 'text_link' && entity.type !== 'url') return null;
  const link = entity.url ?? (/^[a-z]+:/i.test(text) ? text : `http://${text}`);
  const protocol = URL.parse(link)?.protocol ?? '';
  return ['http:', 'https:', 'tg:', 'mailto:'].includes(protocol) ? link : null;
}

/** Escapes what has a meaning in HTML text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
