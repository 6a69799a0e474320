import { nextDeadline } from '../src/domain/deadlines.ts';
import { DEADLINES } from './deadline-names.ts';
import { priorityName } from '../src/domain/search-attributes.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';

/** What an operator reads of a ticket in the Temporal UI, as Markdown. */
export function caseFile(state: TicketState): string {
  const deadline = nextDeadline(state);
  const lines = [
    `**#${state.number}** ${plain(state.subject)}`,
    '',
    `- **Status:** ${state.status}`,
    `- **Event:** ${plain(state.event.name)} (${state.event.code})`,
    `- **Holder:** ${state.agent ? plain(state.agent.name) : 'nobody'}`,
    `- **Priority:** ${priorityName(state.priority)}`,
    ...(state.categories.length > 0
      ? [`- **Labels:** ${state.categories.map(plain).join(', ')}`]
      : []),
    `- **Messages:** ${state.seenMessages.length} from the organizer`,
    `- **Opened:** ${at(state.openedAt)}`,
    ...(state.firstReplyAt === null ? [] : [`- **First reply:** ${at(state.firstReplyAt)}`]),
    ...(state.resolvedAt === null ? [] : [`- **Solved:** ${at(state.resolvedAt)}`]),
    ...(state.rating === null ? [] : [`- **Rating:** ${state.rating} of 5`]),
    ...(deadline === null ? [] : [`- **Next:** ${DEADLINES[deadline.timer]}, ${at(deadline.at)}`]),
    ...(state.task?.url ? [`- [Open in Todoist](${state.task.url})`] : []),
  ];
  return lines.join('\n');
}

/** 2026-11-23 21:05 UTC */
function at(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Users' words must not act as Markdown here. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~]/g, '\\$&');
}
