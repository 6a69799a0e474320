import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { LateMessages } from '../database/late-messages.ts';
import type { LinkedTicket } from '../database/ticket-queries.ts';
import type { SeenTask } from '../domain/card.ts';
import { readComment } from '../domain/comments.ts';
import type { OutsideEvent } from '../domain/events.ts';
import type { SeenComment } from '../domain/messages.ts';
import { REMARK_MARKS } from '../domain/on-comment.ts';
import type { Tickets } from '../temporal/tickets.ts';
import { readTask } from './look-at.ts';
import type { People } from './people.ts';

/** Answers what people do on the card of a ticket that has ended, and whose workflow hears nothing any more. */
export interface LateNews {
  /** @param event what the ticket would have been told */
  hear(ticket: LinkedTicket, event: OutsideEvent): Promise<void>;
}

export function createLateNews(deps: {
  sdk: TodoistApi;
  messages: LateMessages;
  people: People;
  tickets: Tickets;
}): LateNews {
  const { sdk, messages, people, tickets } = deps;

  /**
   * Pitcrew's own comments are no news: all that it wrote before the end, its remarks, and the organizer's words. The
   * rest is an agent's, who uses the same account.
   */
  const isOwn = async ({ author, text, at }: SeenComment, ticket: LinkedTicket) => {
    if (!(await people.isBot(author.id))) return false;
    const { closedAt, organizerName } = ticket;
    const isFromBefore = closedAt === null || at <= closedAt;
    return (
      isFromBefore ||
      [...REMARK_MARKS, `**${organizerName}:**`].some((mark) => text.startsWith(mark))
    );
  };

  const commentWritten = async (ticket: LinkedTicket, comment: SeenComment) => {
    if ((await isOwn(comment, ticket)) || (await messages.knows(comment.id))) return;
    const { kind, text } = readComment(comment.text, ticket.replies);
    if (kind === 'reply') {
      // First the answer, then the note that it was given: what fails in between is done again, and told once.
      await tickets.answerLate(comment.id, {
        taskId: ticket.taskId,
        eventCode: ticket.eventCode,
        locale: ticket.locale,
        remark: 'reply-failed',
        args: { reason: 'ticket-closed' },
        notify: (await people.isBot(comment.author.id)) ? [] : [comment.author.id],
        isReopened: false,
      });
    }
    await messages.keep({
      commentId: comment.id,
      number: ticket.number,
      direction: kind === 'reply' ? 'out' : 'note',
      author: comment.author.name,
      text,
      at: comment.at,
      attachments: comment.file
        ? [comment.file].map(({ name, mime, size }) => ({ name, mime, size }))
        : [],
    });
  };

  /** What was told may be older than the ticket's end: the card itself says whether it is open now. */
  const taskShown = async (ticket: LinkedTicket, seen: SeenTask) => {
    if (seen.completed || seen.deleted || seen.foreign) return;
    const task = await readTask(sdk, seen.id);
    if (task === null || task.checked || task.is_deleted || task.project_id !== ticket.projectId)
      return;
    await tickets.answerLate(`${seen.id}-${task.updated_at ?? ''}`, {
      taskId: ticket.taskId,
      eventCode: ticket.eventCode,
      locale: ticket.locale,
      remark: 'closed-for-good',
      args: {},
      notify: seen.by ? [seen.by.id] : [],
      isReopened: true,
    });
  };

  return {
    async hear(ticket, event) {
      if (event.type === 'commentSeen') await commentWritten(ticket, event.comment);
      if (event.type === 'taskSeen') await taskShown(ticket, event.task);
    },
  };
}
