import { Marked } from 'marked';
import { readBlocks } from './blocks.ts';
import type { Run } from './runs.ts';

const isText = () => undefined;

/**
 * What is no mark-up in a comment: HTML; an indented line (code is fenced); a line above dashes, which are a rule; and
 * definitions of links, which would not be seen at all.
 */
const markdown = new Marked({
  tokenizer: { html: isText, tag: isText, code: isText, lheading: isText, def: isText },
});

/** Reads Todoist's Markdown as runs of formatted text. What is broken, or nested too deep to be read, is text as typed. */
export function readMarkdown(source: string): Run[] {
  const asTyped = [{ text: source, tags: [] }];
  try {
    return readBlocks(markdown.lexer(source), { tags: [], indent: '' });
  } catch {
    return asTyped;
  }
}
