import { h } from './dom.js';

const allowed = new Set([
  'B',
  'STRONG',
  'I',
  'EM',
  'U',
  'S',
  'DEL',
  'CODE',
  'PRE',
  'BLOCKQUOTE',
  'BR',
]);

/**
 * Nodes for a message's HTML. The text is parsed in an inert document and only known tags are built again, without
 * their attributes, so nothing that a person wrote can run or load anything.
 */
export function richText(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].flatMap(rebuild);
}

function rebuild(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent)];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const children = [...node.childNodes].flatMap(rebuild);
  if (allowed.has(node.tagName)) return [h(node.tagName.toLowerCase(), {}, children)];
  if (node.tagName === 'A') return [safeLink(node.getAttribute('href') ?? '', children)];
  if (node.tagName === 'TG-SPOILER' || node.classList.contains('tg-spoiler')) {
    return [h('span', { class: 'spoiler', tabindex: '0' }, children)];
  }
  return children;
}

/** A link that opens in a new tab; anything that is not http, https or mailto stays plain text. */
export function safeLink(address, children) {
  const safe = URL.canParse(address) && /^(https?|mailto):$/.test(new URL(address).protocol);
  if (!safe) return h('span', {}, children);
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, children);
}
