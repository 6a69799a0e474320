import type { Composer, Context } from 'telegraf';
import type { Script } from '../../../database/script-store.ts';
import { shorten, TELEGRAM_TEXT_LIMIT } from '../../../domain/message-text.ts';
import type { BotDeps } from '../../deps.ts';
import { escapeHtml } from '../../html.ts';
import type { Page } from '../page.ts';
import { deskCommand } from './desk-command.ts';
import type { Desk } from './desk-of.ts';

const FIRST_LINE_LENGTH = 80;

/** `/scripts`: the canned replies by name, each with its first line. */
export function scripts(deps: BotDeps): Composer<Context> {
  return deskCommand(deps, 'scripts', (desk) => scriptPages(deps, desk));
}

async function scriptPages(
  { scripts: store, translate }: BotDeps,
  { events, language }: Desk,
): Promise<Page[]> {
  const open = events.filter(({ closedAt }) => closedAt === null);
  const groups = await Promise.all([
    store.list(null).then((all) => ({ title: translate(language, 'scripts-everywhere'), all })),
    ...open.map(async ({ id, name }) => ({ title: escapeHtml(name), all: await store.list(id) })),
  ]);
  const filled = groups.filter(({ all }) => all.length > 0);
  if (filled.length === 0) return [{ html: translate(language, 'scripts-empty'), buttons: [] }];
  const lines = filled.flatMap(({ title, all }) => ['', `<b>${title}</b>`, ...all.map(scriptLine)]);
  const parts = packed([translate(language, 'scripts-title'), ...lines]);
  return parts.map((html) => ({ html, buttons: [] }));
}

function scriptLine({ name, text }: Script): string {
  const [first = ''] = text.trim().split('\n');
  return `<code>!${escapeHtml(name)}</code> ${escapeHtml(shorten(first, FIRST_LINE_LENGTH))}`;
}

/** As few messages as hold all lines; none of them is cut. */
function packed(lines: string[]): string[] {
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const longer = last === undefined ? line : `${last}\n${line}`;
    if (last === undefined || longer.length > TELEGRAM_TEXT_LIMIT) parts.push(line);
    else parts[parts.length - 1] = longer;
  }
  return parts.filter((part) => part.trim() !== '');
}
