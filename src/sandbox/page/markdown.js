import { h } from './dom.js';
import { safeLink } from './rich-text.js';

// Escape, code, bold, italic, strike, link: what Todoist shows in names, descriptions and comments.
const inline =
  /\\([\\`*_{}[\]()#+\-.!~>|<&])|`([^`\n]+)`|\*\*(.+?)\*\*|__(.+?)__|(?<![\w*])\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)|~~(.+?)~~|\[([^\]]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s<>()]+)/s;

/** Nodes for Todoist's Markdown (the inline part of it); everything else stays text. */
export function markdown(text) {
  const nodes = [];
  let rest = text;
  for (let match = inline.exec(rest); match; match = inline.exec(rest)) {
    nodes.push(rest.slice(0, match.index), build(match));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...nodes, rest].filter(Boolean);
}

function build([, escaped, code, bold, strong, italic, emphasis, strike, label, address, bare]) {
  if (escaped) return escaped;
  if (code) return h('code', {}, code);
  if (bold ?? strong) return h('strong', {}, markdown(bold ?? strong));
  if (italic ?? emphasis) return h('em', {}, markdown(italic ?? emphasis));
  if (strike) return h('s', {}, markdown(strike));
  if (label) return safeLink(address, markdown(label));
  return safeLink(bare, [bare]);
}
