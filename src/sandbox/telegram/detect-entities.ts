import { sortEntities } from './html.ts';
import type { Entity } from './state.ts';

const WORD = String.raw`[\p{L}\p{N}_]`;
const PATTERNS: [string, RegExp][] = [
  ['url', /https?:\/\/[^\s<>"]*[^\s<>"'.,!?;:)\]]/giu],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu],
  ['url', /(?<![\w@./-])(?:[a-z\d-]+\.)+(?:com|org|net|io|dev|me|app|ru)(?:\/[^\s<>"]*)?(?!\w)/giu],
  [
    'bot_command',
    new RegExp(String.raw`(?<!${WORD}|[/<>])\/\w{1,64}(?:@\w{3,32})?(?!${WORD}|[/<>@])`, 'gu'),
  ],
  ['mention', /(?<![\w@])@[a-z]\w{3,31}(?!\w)/giu],
  ['hashtag', new RegExp(String.raw`(?<!${WORD}|[#&])#(?=${WORD}*\p{L})${WORD}{1,256}`, 'gu')],
];

/** Adds the entities which Telegram finds by itself (commands, links, mentions, hashtags) to the given ones. */
export function detectEntities(text: string, given: Entity[] = []): Entity[] {
  const found = [...given];
  const busy = given.filter(({ type }) => /^(pre|code|text_link|text_mention|url)$/.test(type));
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity: Entity = { type, offset: match.index, length: match[0].length };
      if (busy.some((other) => overlaps(entity, other))) continue;
      found.push(entity);
      busy.push(entity);
    }
  }
  return sortEntities(found);
}

function overlaps(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
