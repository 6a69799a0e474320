import type { ReplyMode } from '../domain/comments.ts';
import type { BoardSections } from '../domain/ports.ts';
import { MessageEntity, type MessageRow } from './entities/message.ts';
import { TicketEntity, type TicketRow } from './entities/ticket.ts';
import type { Orm } from './orm.ts';
import { allOf, ticketConditions, type TicketChoice } from './ticket-conditions.ts';

/** A ticket with its event, its organizer and what was said in it, oldest first. */
export interface TicketFile {
  ticket: TicketRow;
  messages: MessageRow[];
}

export interface TicketFilter extends TicketChoice {
  /** Only tickets with lower numbers. */
  before?: number | null;
  limit: number;
}

/** A ticket as its task finds it. */
export interface LinkedTicket {
  number: number;
  taskId: string;
  eventId: number;
  eventCode: string;
  locale: 'en' | 'ru';
  replies: ReplyMode;
  projectId: string;
  sections: BoardSections;
  organizerName: string;
  /** Epoch milliseconds. */
  closedAt: number | null;
}

export type TicketQueries = ReturnType<typeof createTicketQueries>;

/** Reads the read model of tickets. */
export function createTicketQueries(orm: Orm) {
  const withMessages = async (numbers: number[]): Promise<TicketFile[]> => {
    const em = orm.em.fork();
    const [tickets, messages] = await Promise.all([
      em.find(
        TicketEntity,
        { number: { $in: numbers } },
        { populate: ['event', 'organizer'], orderBy: { number: 'desc' } },
      ),
      em
        .fork()
        .find(
          MessageEntity,
          { ticket: { number: { $in: numbers } } },
          { orderBy: { at: 'asc', id: 'asc' } },
        ),
    ]);
    return tickets.map((ticket) => ({
      ticket,
      messages: messages.filter((message) => message.ticket?.number === ticket.number),
    }));
  };

  return {
    /** Highest number first. */
    async list(filter: TicketFilter): Promise<TicketFile[]> {
      const conditions = ticketConditions(filter);
      if (filter.before) conditions.push(['t.number < ?', filter.before]);
      const { sql, values } = allOf(conditions);
      const rows = await orm.em.fork().execute<{ number: number }[]>(
        `select t.number from tickets t join events e on e.id = t.event_id
         where ${sql} order by t.number desc limit ?`,
        [...values, filter.limit],
      );
      return withMessages(rows.map((row) => row.number));
    },

    async get(number: number): Promise<TicketFile | null> {
      const [file] = await withMessages([number]);
      return file ?? null;
    },

    /** The ticket a task of the board belongs to, and its event. */
    async numberByTaskId(taskId: string): Promise<LinkedTicket | null> {
      const [row] = await orm.em.fork().execute<LinkedTicket[]>(
        `select t.number, t.todoist_task_id as "taskId", e.id as "eventId", e.code as "eventCode", e.locale, e.replies,
           e.todoist_project_id as "projectId", e.sections, o.name as "organizerName",
           floor(extract(epoch from t.closed_at) * 1000)::float8 as "closedAt"
         from tickets t join events e on e.id = t.event_id join organizers o on o.id = t.organizer_id
         where t.todoist_task_id = ?`,
        [taskId],
      );
      return row ?? null;
    },
  };
}
