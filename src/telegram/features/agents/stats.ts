import type { Composer, Context } from 'telegraf';
import type { EventRow } from '../../../database/entities/event.ts';
import { shorten } from '../../../domain/message-text.ts';
import type { AgentFigures, Figures, Statistics } from '../../../statistics/figures.ts';
import type { TextArguments } from '../../../i18n/translate.ts';
import type { BotDeps } from '../../deps.ts';
import { escapeHtml } from '../../html.ts';
import type { Page } from '../page.ts';
import { deskCommand } from './desk-command.ts';
import type { Desk } from './desk-of.ts';
import { span } from './span.ts';

/** More agents or events than these are counted, not listed: the message has an end. */
const LISTED_AGENTS = 20;
const LISTED_EVENTS = 10;
const NAME_LENGTH = 40;

type Say = (text: string, args?: TextArguments) => string;

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

function figureLines(
  { tickets, firstReplyOpenSeconds: reply, rating }: Figures,
  say: Say,
  time: (seconds: number | null) => string,
): string[] {
  const { opened, solved, open } = tickets;
  const { count, p50, p90, target, withinTarget } = reply;
  return [
    say('stats-tickets', { opened, solved, open }),
    ...(count > 0 ? [say('stats-reply', { half: time(p50), most: time(p90) })] : []),
    ...(withinTarget === null ? [] : [inTime(withinTarget, target, say, time)]),
    ...(rating.count > 0
      ? [say('stats-rating', { mean: rating.mean ?? 0, count: rating.count })]
      : []),
  ];
}

/** Several events may promise different times: then each is held to its own. */
function inTime(
  share: number,
  target: number | null,
  say: Say,
  time: (seconds: number | null) => string,
): string {
  const percent = Math.round(share * 100);
  return target === null
    ? say('stats-own-target', { percent })
    : say('stats-target', { percent, target: time(target) });
}

function eventLines({ events }: Statistics, say: Say): string[] {
  const lines = events
    .slice(0, LISTED_EVENTS)
    .map(({ name, tickets: { opened, open } }) =>
      say('stats-event', { event: escapeHtml(shorten(name, NAME_LENGTH)), opened, open }),
    );
  return ['', ...lines, ...furtherLine(events.length - lines.length, say)];
}

function agentLines(
  agents: AgentFigures[],
  say: Say,
  time: (seconds: number | null) => string,
): string[] {
  if (agents.length === 0) return [];
  const lines = agents.slice(0, LISTED_AGENTS).map(({ name, taken, solved, ...agent }) => {
    const { firstReplyOpenSeconds: reply, rating } = agent;
    return [
      say('stats-agent', { agent: escapeHtml(shorten(name, NAME_LENGTH)), taken, solved }),
      ...(reply.p50 === null ? [] : [say('stats-agent-reply', { half: time(reply.p50) })]),
      ...(rating.mean === null
        ? []
        : [say('stats-rating', { mean: rating.mean, count: rating.count })]),
    ].join(' · ');
  });
  const more = furtherLine(agents.length - lines.length, say);
  return ['', `<b>${say('stats-agents')}</b>`, ...lines, ...more];
}

function furtherLine(more: number, say: Say): string[] {
  return more > 0 ? [say('queue-more', { more })] : [];
}
