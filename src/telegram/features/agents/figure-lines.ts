import type { TextArguments } from '../../../i18n/translate.ts';
import { shorten } from '../../../domain/message-text.ts';
import type { AgentFigures, Figures } from '../../../statistics/figures.ts';
import { escapeHtml } from '../../html.ts';

/** More agents than these are counted, not listed: the message has an end. */
const LISTED_AGENTS = 20;
export const NAME_LENGTH = 40;

/** Finds a text in the reader's language. */
export type Say = (text: string, args?: TextArguments) => string;

/** How it went, in a line for each number; `time` says seconds in words. */
export function figureLines(
  figures: Pick<Figures, 'tickets' | 'firstReplyOpenSeconds' | 'rating'>,
  say: Say,
  time: (seconds: number | null) => string,
): string[] {
  const { tickets, firstReplyOpenSeconds: reply, rating } = figures;
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

/** What each agent did; nothing where there are none. */
export function agentLines(
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

/** How many more there are than were listed. */
export function furtherLine(more: number, say: Say): string[] {
  return more > 0 ? [say('queue-more', { more })] : [];
}
