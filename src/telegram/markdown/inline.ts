import type { MarkedToken, Token, Tokens } from 'marked';
import { addressBehind, linkTag } from './link.ts';
import { inside, words, type Place } from './place.ts';
import { createTag, textOf, type Run } from './runs.ts';

/** What stands in a line: words, emphasis, links. */
export function readInline(tokens: readonly Token[], place: Place): Run[] {
  return (tokens as MarkedToken[]).flatMap((token) => {
    const runs = readToken(token, place);
    // The box is part of its list item's mark; other marks around nothing are text.
    return runs.length > 0 || token.type === 'checkbox' ? runs : words(token.raw, place);
  });
}

function readToken(token: MarkedToken, place: Place): Run[] {
  switch (token.type) {
    case 'text':
      return token.tokens ? readInline(token.tokens, place) : words(token.text, place);
    case 'escape':
      return words(token.text, place);
    case 'strong':
      return readInline(token.tokens, inside(place, createTag('bold', 'b')));
    case 'em':
      return readInline(token.tokens, inside(place, createTag('italic', 'i')));
    case 'del':
      return struck(token, place);
    case 'codespan':
      return words(token.text, inside(place, createTag('code', 'code')));
    case 'br':
      return words('\n', place);
    case 'link':
      return link(token, place);
    case 'image':
      return linked(token.href, (at) => words(token.text, at), place);
    case 'checkbox':
      return [];
    default:
      return words(token.raw, place);
  }
}

/** One tilde is "about": Todoist strikes out between two. */
function struck(token: Tokens.Del, place: Place): Run[] {
  if (token.raw.startsWith('~~')) {
    return readInline(token.tokens, inside(place, createTag('strike', 's')));
  }
  return [...words('~', place), ...readInline(token.tokens, place), ...words('~', place)];
}

/** Telegram finds bare addresses by itself. */
function link(token: Tokens.Link, place: Place): Run[] {
  if (token.autolink) return words(token.text, place);
  return linked(token.href, (at) => readInline(token.tokens, at), place);
}

function linked(address: string, read: (place: Place) => Run[], place: Place): Run[] {
  const tag = linkTag(address);
  const shown = tag === null ? [] : read(inside(place, tag));
  if (textOf(shown).trim() !== '') return shown;
  const plain = read(place);
  return [...plain, ...words(addressBehind(plain, address), place)];
}
