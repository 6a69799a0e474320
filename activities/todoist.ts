import { Context } from '@temporalio/activity';
import type { Agent, BoardView, OrganizerMessage, RemarkName } from '../src/domain/events.ts';
import { taskTitle } from '../src/domain/message-text.ts';
import { TASK_LABEL } from '../src/domain/on-task.ts';
import type { TicketEventInfo, TicketOrganizer } from '../src/domain/ticket-state.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** Tries of asking who moved a card: some seconds, by the activities' own pauses. */
const TRIES_FOR_MOVER = 3;

/** What reaches the board. `key` names the intent, so that a retry never makes a second one. */
export function createTodoistActivities({
  board,
  links,
  translate,
}: Pick<Ports, 'board' | 'links' | 'translate'>) {
  return {
    /** Makes the ticket's task and links it, so that what agents do to it finds the ticket. */
    async createTask(ticket: {
      key: string;
      number: number;
      event: TicketEventInfo;
      organizer: TicketOrganizer;
      message: OrganizerMessage;
    }): Promise<{ taskId: string; url: string }> {
      const { key, number, event, organizer, message } = ticket;
      const made = await asActivity(() =>
        board.createTask({
          key,
          projectId: event.board.projectId,
          sectionId: event.board.sections.new,
          content: taskTitle(number, message.text),
          description: translate(event.locale, 'task-description', {
            text: message.text,
            organizer: organizer.name,
            event: event.name,
            at: formatTime(message.at, event),
          }),
          labels: [TASK_LABEL],
        }),
      );
      await links.link({ number, ...made });
      return made;
    },

    async postComment(comment: {
      key: string;
      taskId: string;
      text: string;
    }): Promise<{ commentId: string }> {
      return asActivity(() => board.postComment(comment));
    },

    /** A comment in Pitcrew's own name, in the event's language. */
    async postRemark(remark: {
      key: string;
      taskId: string;
      locale: string;
      remark: RemarkName;
      args: Record<string, string | number>;
      notify: string[];
    }): Promise<{ commentId: string }> {
      const { key, taskId, notify } = remark;
      const text = translate(remark.locale, `remark-${remark.remark}`, remark.args);
      return asActivity(() => board.postComment({ key, taskId, text, notify }));
    },

    async deleteComment(comment: { key: string; commentId: string }): Promise<void> {
      await asActivity(() => board.deleteComment(comment));
    },

    /** Makes the card show what the ticket says. */
    async updateBoard(write: {
      key: string;
      taskId: string;
      sections: { new: string; inProgress: string; waiting: string };
      change: Partial<BoardView>;
    }): Promise<void> {
      const { key, taskId, sections, change } = write;
      const { assignee, column, completed } = change;
      await asActivity(() =>
        board.updateTask({
          key,
          taskId,
          ...(assignee === undefined ? {} : { assignee }),
          ...(column === undefined || column === 'elsewhere'
            ? {}
            : { sectionId: sections[column] }),
          ...(completed === undefined ? {} : { completed }),
        }),
      );
    },

    /** Who dragged the card; null where Todoist does not say. A name is not worth holding up what waits behind it. */
    async findMover(task: { taskId: string; projectId: string }): Promise<Agent | null> {
      if (Context.current().info.attempt > TRIES_FOR_MOVER) return null;
      return asActivity(() => board.lastMover(task));
    },
  };
}

function formatTime(at: number, event: TicketEventInfo): string {
  return new Intl.DateTimeFormat(event.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: event.timezone,
  }).format(at);
}
