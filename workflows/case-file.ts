import { nextDeadline } from '../src/domain/deadlines.ts';
import { priorityName } from '../src/domain/search-attributes.ts';
import type { LastMessage, TicketState } from '../src/domain/ticket-state.ts';
import { undeliveredIds } from '../src/domain/undelivered.ts';
import { DEADLINES } from './deadline-names.ts';

/**
 * What an operator reads of a ticket in the Temporal UI, as Markdown. It is read later than it is written, so that it
 * tells moments and no ages. Where payloads are encrypted, nobody is named and nothing quoted.
 */
export function caseFile(state: TicketState): string {
  const { operatorsView } = state;
  const subject = operatorsView.isPrivate ? '' : ` ${plain(state.subject)}`;
  const facts = factsOf(state).map(([name, value]) => `- **${name}:** ${value}`);
  const blocks = [
    `### #${state.number}${subject}`,
    facts.join('\n'),
    lastWords(state),
    linksOf(state).join(' · '),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function factsOf(state: TicketState): [name: string, value: string][] {
  const { event, firstReplyAt, openedAt, rating } = state;
  const deadline = nextDeadline(state);
  const failed = undeliveredIds(state).length;
  const facts: [name: string, value: string | null][] = [
    ['Status', `${state.status} since ${at(statusSince(state))}`],
    ['Holder', holderOf(state)],
    ['Event', `${plain(event.name)} (${event.code})`],
    ['Priority', priorityName(state.priority)],
    ['Labels', state.categories.map(plain).join(', ') || null],
    ['Opened', at(openedAt)],
    ['First reply', firstReplyAt === null ? null : `after ${span(firstReplyAt - openedAt)}`],
    ['Rating', rating === null ? null : `${rating} of 5`],
    ['Next', deadline === null ? null : `${DEADLINES[deadline.timer]}, ${at(deadline.at)}`],
    ['Not delivered', failed === 0 ? null : `${failed} ⚠️ (send \`resend\` to try again)`],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

function statusSince({ status, since, resolvedAt, closedAt, openedAt }: TicketState): number {
  const moments = {
    new: since.unclaimed,
    claimed: since.held,
    waiting: since.waiting,
    resolved: resolvedAt,
    closed: closedAt,
  };
  return moments[status] ?? openedAt;
}

function holderOf({ agent, status, operatorsView }: TicketState): string {
  if (agent === null) return status === 'new' ? 'nobody' : 'nobody known';
  return operatorsView.isPrivate ? agent.id : `${plain(agent.name)} (${agent.id})`;
}

function lastWords({ lastMessages, operatorsView }: TicketState): string {
  if (lastMessages.length === 0) return '';
  const line = ({ direction, author, text, at: said }: LastMessage) => {
    const role = ROLES[direction];
    const time = at(said).slice(-9, -4);
    if (operatorsView.isPrivate) return `- ${time} ${role}`;
    return `- ${time} ${role} **${plain(author)}:** ${plain(text).replaceAll(/\s*\n\s*/g, ' / ')}`;
  };
  return ['**Last messages**', '', ...lastMessages.map(line)].join('\n');
}

const ROLES: Record<LastMessage['direction'], string> = {
  in: '← organizer',
  out: '→ reply',
  note: '· note',
};

function linksOf({ number, task, taskGone, operatorsView }: TicketState): string[] {
  const { deskUrl } = operatorsView;
  return [
    ...(task?.url && !taskGone ? [`[Open in Todoist](${task.url})`] : []),
    ...(deskUrl === null ? [] : [`[Open in Pitcrew](${deskUrl}/admin/tickets/${number})`]),
  ];
}

/** 2026-11-23 21:05 UTC */
function at(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `35 s`, `12 min`, `3 h 5 min`, `2 d 4 h` */
function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.floor(milliseconds / 1_000))} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? `${hours} h ${minutes % 60} min`
    : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Users' words must not act as Markdown here. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~]/g, '\\$&');
}
