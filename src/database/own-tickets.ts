import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Orm } from './orm.ts';

/** A ticket as its organizer sees it. */
export interface OwnTicket {
  number: number;
  subject: string;
  status: TicketStatus;
  agentName: string | null;
  eventName: string;
  createdAt: Date;
  /** An agent's reply has come since the organizer last looked at the ticket, or wrote to it. */
  isUnread: boolean;
}

/** Some of an organizer's tickets, in order. */
export interface OwnTicketsPage {
  tickets: OwnTicket[];
  /** From 1; the last one where one beyond it was asked for. */
  page: number;
  pages: number;
  /** They belong to more than one event. */
  isOfSeveralEvents: boolean;
}

/** One of the last things said in it. */
export interface OwnMessage {
  direction: 'in' | 'out';
  author: string;
  /** Of a file without words, its name. */
  text: string;
  hasFile: boolean;
  at: Date;
}

/** What organizers may see: their own tickets, of every event. */
export interface OwnTickets {
  /** Open ones first, then solved and closed ones; those where something happened last come first. */
  list(organizerId: number, page: number, pageSize: number): Promise<OwnTicketsPage>;
  /** Null where there is none, or it is somebody else's: buttons carry no authority. */
  get(organizerId: number, number: number): Promise<OwnTicket | null>;
  /** Oldest first, without notes and what was taken back. */
  lastMessages(number: number, limit: number): Promise<OwnMessage[]>;
  /** The organizer has the ticket before their eyes. */
  markSeen(number: number): Promise<void>;
}

const TICKET = `t.number, t.subject, t.status, t.agent_name as "agentName", e.name as "eventName",
  t.created_at as "createdAt",
  exists (select 1 from messages m where m.ticket_number = t.number and m.direction = 'out'
    and m.delivered_at > coalesce(t.organizer_seen_at, '-infinity')) as "isUnread"`;

const LAST_HAPPENED = `greatest(t.created_at, t.claimed_at, t.resolved_at, t.closed_at,
  (select max(at) from messages m where m.ticket_number = t.number and m.direction <> 'note'))`;

export function createOwnTickets(orm: Orm): OwnTickets {
  const rows = <T>(sql: string, values: unknown[]) => orm.em.fork().execute<T[]>(sql, values);
  return {
    async list(organizerId, page, pageSize) {
      const [counted] = await rows<{ tickets: number; events: number }>(
        `select count(*)::int as tickets, count(distinct event_id)::int as events
         from tickets where organizer_id = ?`,
        [organizerId],
      );
      const pages = Math.max(1, Math.ceil((counted?.tickets ?? 0) / pageSize));
      const shown = Math.min(page, pages);
      const tickets = await rows<OwnTicket>(
        `select ${TICKET} from tickets t join events e on e.id = t.event_id
         where t.organizer_id = ?
         order by t.status in ('resolved', 'closed'), ${LAST_HAPPENED} desc, t.number desc limit ? offset ?`,
        [organizerId, pageSize, (shown - 1) * pageSize],
      );
      return { tickets, page: shown, pages, isOfSeveralEvents: (counted?.events ?? 0) > 1 };
    },

    async get(organizerId, number) {
      const [ticket] = await rows<OwnTicket>(
        `select ${TICKET} from tickets t join events e on e.id = t.event_id
         where t.organizer_id = ? and t.number = ?`,
        [organizerId, number],
      );
      return ticket ?? null;
    },

    async lastMessages(number, limit) {
      const newestFirst = await rows<OwnMessage>(
        `select direction, author, jsonb_array_length(attachments) > 0 as "hasFile", at,
           coalesce(nullif(text, ''), (select string_agg(value ->> 'name', ', ') from jsonb_array_elements(attachments)), '')
             as text
         from messages where ticket_number = ? and direction <> 'note' and withdrawn_at is null
         order by at desc, id desc limit ?`,
        [number, limit],
      );
      return newestFirst.toReversed();
    },

    async markSeen(number) {
      await rows(`update tickets set organizer_seen_at = ? where number = ?`, [new Date(), number]);
    },
  };
}
