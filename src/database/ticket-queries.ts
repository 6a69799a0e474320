import type { ReplyMode } from '../domain/comments.ts';
import type { TicketStatus } from '../domain/events.ts';
import type { BoardSections } from '../domain/ports.ts';
import { MessageEntity, type MessageRow } from './entities/message.ts';
import { TicketEntity, type TicketRow } from './entities/ticket.ts';
import type { Orm } from './orm.ts';

/** A ticket with its event, its organizer and what was said in it, oldest first. */
export interface TicketFile {
  ticket: TicketRow;
  messages: MessageRow[];
}

export interface TicketFilter {
  /** Code of the event. */
  event?: string;
  status?: TicketStatus[];
  /** Todoist id or name of the agent. */
  agent?: string;
  /** Text in the subject or in a message, or the ticket's number. */
  q?: string;
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
      const { conditions, values } = where(filter);
      const rows = await orm.em.fork().execute<{ number: number }[]>(
        `select t.number from tickets t join events e on e.id = t.event_id
         where ${conditions.join(' and ')} order by t.number desc limit ?`,
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

function where(filter: TicketFilter): { conditions: string[]; values: unknown[] } {
  const { event, status, agent, q, before } = filter;
  const parts: [condition: string, ...values: unknown[]][] = [['true']];
  if (event !== undefined) parts.push(['lower(e.code) = lower(?)', event]);
  if (status !== undefined) {
    parts.push([`t.status in (${status.map(() => '?').join(', ') || 'null'})`, ...status]);
  }
  if (agent !== undefined) {
    parts.push(['(t.agent_todoist_id = ? or lower(t.agent_name) = lower(?))', agent, agent]);
  }
  if (before) parts.push(['t.number < ?', before]);
  if (q !== undefined) {
    const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    parts.push([
      `(t.subject ilike ? or t.number::text = ? or exists
         (select 1 from messages m where m.ticket_number = t.number and m.text ilike ?))`,
      pattern,
      q.replace(/^#/, ''),
      pattern,
    ]);
  }
  return {
    conditions: parts.map(([condition]) => condition),
    values: parts.flatMap(([, ...values]) => values),
  };
}
