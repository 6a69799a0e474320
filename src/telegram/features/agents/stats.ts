import type { Composer, Context } from 'telegraf';
import type { EventRow } from '../../../database/entities/event.ts';
import { shorten } from '../../../domain/message-text.ts';
import type { Statistics } from '../../../statistics/figures.ts';
import type { BotDeps } from '../../deps.ts';
import { escapeHtml } from '../../html.ts';
import type { Page } from '../page.ts';
import { deskCommand } from './desk-command.ts';
import type { Desk } from './desk-of.ts';
import { agentLines, figureLines, furtherLine, NAME_LENGTH, type Say } from './figure-lines.ts';
import { span } from './span.ts';

/** More events than these are counted, not listed: the message has an end. */
const LISTED_EVENTS = 10;

/** `/stats`: how it goes, today and so far, by the numbers of docs/statistics.md. Events that are over count where all are. */
export function stats(deps: BotDeps): Composer<Context> {
  return deskCommand(deps, 'stats', async (desk) => [await statsPage(deps, desk)]);
}

async function statsPage(deps: BotDeps, { events, language }: Desk): Promise<Page> {
  const { statistics, translate } = deps;
  const running = events.filter(({ closedAt }) => closedAt === null);
  const counted = running.length > 0 ? running : events;
  const ids = counted.map(({ id }) => id);
  const say: Say = (text, args) => translate(language, text, args);
  const [today, ever] = [await statistics.today(ids), await statistics.of(ids, {})];
  if (ever.total.tickets.opened === 0) return { html: say('stats-empty'), buttons: [] };

  const time = (seconds: number | null) => span(seconds ?? 0, language, translate);
  const parts = [
    titleOf(counted, say),
    `<b>${say('stats-today')}</b>`,
    ...figureLines(today.total, say, time),
    '',
    `<b>${say('stats-so-far')}</b>`,
    ...figureLines(ever.total, say, time),
    ...(counted.length > 1 ? eventLines(ever, say) : []),
    ...agentLines(ever.agents, say, time),
    ...(counted.some(({ hours }) => hours !== null) ? ['', `<i>${say('stats-hours')}</i>`] : []),
  ];
  return { html: parts.join('\n'), buttons: [] };
}

function titleOf(events: EventRow[], say: Say): string {
  const [event] = events;
  return event && events.length === 1
    ? `<b>${escapeHtml(shorten(event.name, NAME_LENGTH))}</b>\n`
    : `<b>${say('stats-events', { count: events.length })}</b>\n`;
}

function eventLines({ events }: Statistics, say: Say): string[] {
  const lines = events
    .slice(0, LISTED_EVENTS)
    .map(({ name, tickets: { opened, open } }) =>
      say('stats-event', { event: escapeHtml(shorten(name, NAME_LENGTH)), opened, open }),
    );
  return ['', ...lines, ...furtherLine(events.length - lines.length, say)];
}
