import { Context } from '@temporalio/activity';
import type { Agent } from '../src/domain/agent.ts';
import type { BoardView } from '../src/domain/card.ts';
import type { UploadedFile } from '../src/domain/files.ts';
import { taskTitle } from '../src/domain/message-text.ts';
import type { OrganizerMessage } from '../src/domain/messages.ts';
import { ColumnGone, type BoardSections } from '../src/domain/ports.ts';
import type { RemarkName } from '../src/domain/texts.ts';
import { TASK_LABEL } from '../src/domain/ticket-facts.ts';
import type { TicketEventInfo, TicketOrganizer } from '../src/domain/ticket-state.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** Tries of asking who moved a card: some seconds, by the activities' own pauses. */
const TRIES_FOR_MOVER = 3;

/** A request as its card shows it. */
interface Request {
  number: number;
  event: TicketEventInfo;
  organizer: TicketOrganizer;
}

/** What reaches the board. `key` names the intent, so that a retry never makes a second one. */
export function createTodoistActivities({
  board,
  columns,
  links,
  translate,
}: Pick<Ports, 'board' | 'columns' | 'links' | 'translate'>) {
  const cardOf = ({ number, event, organizer }: Request, text: string, at: number) => ({
    content: taskTitle(number, text),
    description: translate(event.locale, 'task-description', {
      text,
      organizer: organizer.name,
      event: event.name,
      at: formatTime(at, event),
    }),
  });

  /** Writes to a column; where people have deleted it, it is made again, and written to once more. */
  const inColumns = async <T>(
    eventCode: string,
    key: string,
    write: (sections: BoardSections, key: string) => Promise<T>,
  ): Promise<T> => {
    const sections = await columns.of(eventCode);
    try {
      return await write(sections, key);
    } catch (error) {
      if (!(error instanceof ColumnGone)) throw error;
      const restored = await columns.restore(eventCode);
      if (JSON.stringify(restored) === JSON.stringify(sections)) throw error;
      return write(restored, `${key}/restored`);
    }
  };

  return {
    /** Makes the ticket's task and links it, so that what agents do to it finds the ticket. */
    async createTask(
      ticket: Request & { key: string; message: OrganizerMessage },
    ): Promise<{ taskId: string; url: string }> {
      const { number, event, message } = ticket;
      const made = await asActivity(() =>
        inColumns(event.code, ticket.key, (sections, key) =>
          board.createTask({
            key,
            projectId: event.projectId,
            sectionId: sections.new,
            ...cardOf(ticket, message.text, message.at),
            labels: [TASK_LABEL],
          }),
        ),
      );
      await links.link({ number, ...made });
      return made;
    },

    /** Makes the card say what its request says now. */
    async editTask(
      ticket: Request & { key: string; taskId: string; text: string; openedAt: number },
    ): Promise<void> {
      const { key, taskId, text, openedAt } = ticket;
      await asActivity(() => board.updateTask({ key, taskId, ...cardOf(ticket, text, openedAt) }));
    },

    /** @param comment.missing name of a file that could not be passed on: the comment says so */
    async postComment(comment: {
      key: string;
      taskId: string;
      text: string;
      notify?: string[];
      file?: UploadedFile;
      missing?: string;
      locale?: string;
    }): Promise<{ commentId: string }> {
      const { missing, locale = '', ...posted } = comment;
      const lines =
        missing === undefined
          ? [posted.text]
          : [posted.text, translate(locale, 'file-missing', { name: missing })];
      return asActivity(() => board.postComment({ ...posted, text: lines.join('\n') }));
    },

    async updateComment(comment: { key: string; commentId: string; text: string }): Promise<void> {
      await asActivity(() => board.updateComment(comment));
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
      eventCode: string;
      change: Partial<BoardView>;
    }): Promise<void> {
      const { taskId, eventCode, change } = write;
      const { assignee, column, completed } = change;
      const others = {
        ...(assignee === undefined ? {} : { assignee }),
        ...(completed === undefined ? {} : { completed }),
      };
      await asActivity(() =>
        column === undefined || column === 'elsewhere'
          ? board.updateTask({ key: write.key, taskId, ...others })
          : inColumns(eventCode, write.key, (sections, key) =>
              board.updateTask({ key, taskId, sectionId: sections[column], ...others }),
            ),
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
