import type { Token, Tokens } from 'marked';
import { newlinesAtEnd, words, type Place } from './place.ts';
import type { Run } from './runs.ts';

/** Telegram has no lists: lines with marks, and what is deeper further in. `readItem` reads what stands in an item. */
export function readList(
  list: Tokens.List,
  place: Place,
  readItem: (tokens: readonly Token[], place: Place) => Run[],
): Run[] {
  const deeper = { ...place, indent: `${place.indent}  ` };
  return list.items.flatMap((item, index) => [
    ...(index > 0 ? words(newlinesAtEnd(list.items[index - 1]?.raw ?? '') || '\n', place) : []),
    ...words(markOf(list, item, index), place),
    ...readItem(item.tokens, deeper),
  ]);
}

function markOf({ ordered, start }: Tokens.List, item: Tokens.ListItem, index: number): string {
  const box = item.task ? (item.checked ? '☑ ' : '☐ ') : '';
  if (!ordered) return box || '• ';
  const dot = item.raw.match(/^\s*\d+(\)?)/)?.[1] || '.';
  return `${Number(start) + index}${dot} ${box}`;
}
