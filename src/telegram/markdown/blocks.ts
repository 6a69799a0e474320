import type { MarkedToken, Token, Tokens } from 'marked';
import { readInline } from './inline.ts';
import { readList } from './list.ts';
import { inside, newlinesAtEnd, words, type Place } from './place.ts';
import { createTag, textOf, type Run } from './runs.ts';

const RULE = '———';

/** Paragraphs, lists, quotes and so on, as far apart as they were typed. */
export function readBlocks(tokens: readonly Token[], place: Place): Run[] {
  const runs: Run[] = [];
  let gap = '';
  for (const token of tokens as MarkedToken[]) {
    if (token.type === 'space') {
      gap += newlinesAtEnd(token.raw);
    } else if (token.type !== 'checkbox') {
      const standsApart = token.type === 'code' || token.type === 'blockquote';
      const indent = standsApart ? '' : place.indent;
      if (runs.length > 0) runs.push({ text: `${gap || '\n'}${indent}`, tags: place.tags });
      runs.push(...unlessBlank(token, readBlock(token, place), place));
      gap = newlinesAtEnd(token.raw);
    }
  }
  return runs;
}

function readBlock(token: MarkedToken, place: Place): Run[] {
  switch (token.type) {
    case 'heading':
      return readInline(token.tokens, inside(place, createTag('bold', 'b')));
    case 'paragraph':
      return readInline(token.tokens, place);
    case 'code':
      return code(token, place);
    case 'blockquote':
      return readBlocks(token.tokens, inside(place, createTag('quote', 'blockquote')));
    case 'list':
      return readList(token, place, readBlocks);
    case 'table':
      return table(token, place);
    case 'hr':
      return words(RULE, place);
    default:
      return readInline([token], place);
  }
}

/** Marks around nothing, such as a lone #, are what somebody wanted to say. */
function unlessBlank(token: MarkedToken, runs: Run[], place: Place): Run[] {
  return textOf(runs).trim() === '' ? words(token.raw.trim(), place) : runs;
}

function code({ text, lang }: Tokens.Code, place: Place): Run[] {
  const { tags } = inside(place, createTag('pre', 'pre'));
  const language = lang?.match(/^[\w+#.-]+/)?.[0];
  if (language === undefined) return [{ text, tags }];
  return [{ text, tags: [...tags, createTag('code', 'code', ` class="language-${language}"`)] }];
}

/** A phone is too narrow for columns: a line for each row. */
function table({ header, rows }: Tokens.Table, place: Place): Run[] {
  const line = (cells: Tokens.TableCell[], at: Place) =>
    cells.flatMap(({ tokens }, column) => [
      ...(column > 0 ? words(' | ', at) : []),
      ...readInline(tokens, at),
    ]);
  return [
    ...line(header, inside(place, createTag('bold', 'b'))),
    ...rows.flatMap((row) => [...words('\n', place), ...line(row, place)]),
  ];
}
