import type { TicketStatus } from '../domain/events.ts';
import type { Orm } from './orm.ts';

/** A ticket as its organizer sees it. */
export interface OwnTicket {
  number: number;
  subject: string;
  status: TicketStatus;
  agentName: string | null;
  eventName: string;
  createdAt: Date;
}

/** One of the last things said in it. */
export interface OwnMessage {
  direction: 'in' | 'out';
  author: string;
  text: string;
}

/** What organizers may see: their own tickets, of every event. */
export interface OwnTickets {
  list(organizerId: number, limit: number): Promise<OwnTicket[]>;
  /** Null where there is none, or it is somebody else's: buttons carry no authority. */
  get(organizerId: number, number: number): Promise<OwnTicket | null>;
  lastMessages(number: number, limit: number): Promise<OwnMessage[]>;
}

const COLUMNS = `t.number, t.subject, t.status, t.agent_name as "agentName", e.name as "eventName",
  t.created_at as "createdAt"`;

export function createOwnTickets(orm: Orm): OwnTickets {
  const rows = <T>(sql: string, values: unknown[]) => orm.em.fork().execute<T[]>(sql, values);
  return {
    list: (organizerId, limit) =>
      rows(
        `select ${COLUMNS} from tickets t join events e on e.id = t.event_id
         where t.organizer_id = ? order by (t.status = 'closed'), t.number desc limit ?`,
        [organizerId, limit],
      ),
    async get(organizerId, number) {
      const [ticket] = await rows<OwnTicket>(
        `select ${COLUMNS} from tickets t join events e on e.id = t.event_id
         where t.organizer_id = ? and t.number = ?`,
        [organizerId, number],
      );
      return ticket ?? null;
    },
    async lastMessages(number, limit) {
      const newestFirst = await rows<OwnMessage>(
        `select direction, author, text from messages
         where ticket_number = ? and direction <> 'note' order by at desc, id desc limit ?`,
        [number, limit],
      );
      return newestFirst.toReversed();
    },
  };
}
