import type { Composer, Context } from 'telegraf';
import { shorten } from '../../../domain/message-text.ts';
import type { BotDeps } from '../../deps.ts';
import { escapeHtml } from '../../html.ts';
import type { Page } from '../page.ts';
import { deskCommand } from './desk-command.ts';
import type { Desk } from './desk-of.ts';

/** More agents than this are counted, not listed: the message has an end. */
const LISTED = 40;
const NAME_LENGTH = 40;

/** `/load`: who has how much to do, and has done how much today. */
export function load(deps: BotDeps): Composer<Context> {
  return deskCommand(deps, 'load', async (desk) => [await loadPage(deps, desk)]);
}

async function loadPage({ deskLoad, translate }: BotDeps, desk: Desk): Promise<Page> {
  const { events, language } = desk;
  const agents = await deskLoad.loads(events.map(({ id }) => id));
  if (agents.length === 0) return { html: translate(language, 'load-empty'), buttons: [] };
  const lines = agents.slice(0, LISTED).map(({ name, open, done, isOnShift }) =>
    translate(language, isOnShift ? 'load-line-on-shift' : 'load-line', {
      agent: escapeHtml(shorten(name, NAME_LENGTH)),
      open,
      done,
    }),
  );
  const more = agents.length - lines.length;
  return {
    html: [
      `<b>${translate(language, 'load-title')}</b>`,
      '',
      ...lines,
      ...(more > 0 ? [translate(language, 'queue-more', { more })] : []),
    ].join('\n'),
    buttons: [],
  };
}
