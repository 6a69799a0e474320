import { splitText, TELEGRAM_TEXT_LIMIT } from '../domain/message-text.ts';
import { escapeHtml } from './html.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { createTag, sliceRuns, textOf, toHtml, toPlain, type Run } from './markdown/runs.ts';

/** Most bytes of a text with its tags. Source: tdlib/telegram-bot-api Client.cpp, get_formatted_text. */
const HTML_LIMIT = 32_768;
/** Where a part ends, the best first. */
const CUTS = ['\n\n', '\n', ' '];

/** One message of a reply. `plain` is for a Telegram that says of `html` that it cannot parse it. */
export interface ReplyPart {
  html: string;
  plain: string;
}

/**
 * An agent's words as Telegram messages: `text` in Todoist's Markdown, headed by the agent's first name. Never fails;
 * never gives an empty part, save for a reply that names nobody and says nothing.
 */
export function replyParts({ agent, text }: { agent: string; text: string }): ReplyPart[] {
  const heading = agent === '' ? [] : [{ text: agent, tags: [createTag('bold', 'b')] }];
  const said = readMarkdown(text);
  const gap = heading.length > 0 && textOf(said).trim() !== '' ? [{ text: '\n', tags: [] }] : [];
  return splitRuns([...heading, ...gap, ...said]).flatMap(toParts);
}

function splitRuns(runs: Run[]): Run[][] {
  const text = textOf(runs);
  let end = 0;
  return splitText(text, TELEGRAM_TEXT_LIMIT, CUTS).map((part) => {
    // Between two parts there is white space alone, and none at a part's beginning: the first match is the one.
    const start = text.indexOf(part, end);
    end = start + part.length;
    return sliceRuns(runs, start, end);
  });
}

function toParts(runs: Run[]): ReplyPart[] {
  const html = toHtml(runs);
  const withAddresses = toPlain(runs);
  if (Buffer.byteLength(html) > HTML_LIMIT) {
    const texts = splitText(withAddresses, TELEGRAM_TEXT_LIMIT, CUTS);
    return texts.map((plain) => ({ html: escapeHtml(plain), plain }));
  }
  const fits = withAddresses.length <= TELEGRAM_TEXT_LIMIT;
  return [{ html, plain: fits ? withAddresses : textOf(runs) }];
}
