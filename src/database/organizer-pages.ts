import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Orm } from './orm.ts';

/** An organizer as the list of organizers shows them. */
export interface OrganizerLine {
  id: number;
  name: string;
  username: string | null;
  language: string;
  /** Since when the bot is blocked; null while it is not. */
  blockedAt: Date | null;
  /** Codes of the events they are admitted to, the latest first. */
  events: string[];
  tickets: number;
  openTickets: number;
}

/** A ticket of an organizer's. */
export interface OrganizerTicket {
  number: number;
  subject: string;
  status: TicketStatus;
  /** Of its event. */
  code: string;
  createdAt: Date;
}

/** Which organizers are meant; what is not given is not asked for. */
export interface OrganizerChoice {
  /** Words of the name, or a username, whatever their case. */
  q?: string;
  /** Code of an event they are admitted to. */
  event?: string;
  /** Those alone who have blocked the bot. */
  blocked?: boolean;
}

export type OrganizerPages = ReturnType<typeof createOrganizerPages>;

/** What the admin pages show of organizers, and change in them. */
export function createOrganizerPages(orm: Orm) {
  const rows = <T>(sql: string, values: unknown[]) => orm.em.fork().execute<T[]>(sql, values);
  return {
    /** A page of organizers, the newest first. @param page.before id of the last one of the page before */
    async list(
      { q, event, blocked }: OrganizerChoice,
      page: { before: number | null; limit: number },
    ): Promise<{ organizers: OrganizerLine[]; total: number; next: number | null }> {
      const pattern = q === undefined ? null : `%${escapeLike(q.replace(/^@/, ''))}%`;
      const chosen = [pattern, pattern, pattern, event ?? null, event ?? null, blocked ?? false];
      const { before, limit } = page;
      const [found, [counted]] = await Promise.all([
        rows<OrganizerRecord>(LIST, [...chosen, before, before, limit + 1]),
        rows<{ total: number }>(
          `select count(*)::int as total from organizers o ${CHOSEN}`,
          chosen,
        ),
      ]);
      const organizers = found.slice(0, limit).map(toLine);
      const next = found.length > limit ? (organizers.at(-1)?.id ?? null) : null;
      return { organizers, total: counted?.total ?? 0, next };
    },

    /** One organizer; null where there is none with the id. */
    async one(id: number): Promise<OrganizerLine | null> {
      const [found] = await rows<OrganizerRecord>(ONE, [id]);
      return found ? toLine(found) : null;
    },

    /** An organizer's tickets, the newest first. */
    async tickets(id: number, limit: number): Promise<OrganizerTicket[]> {
      const found = await rows<TicketRecord>(TICKETS, [id, limit]);
      return found.map((ticket) => ({ ...ticket, createdAt: new Date(ticket.createdAt) }));
    },

    /**
     * Takes an admission away: what they write to the bot goes to another of their events, or nowhere. Their tickets
     * stay as they are.
     * @returns false where they are not admitted
     */
    dismiss: (organizerId: number, eventId: number): Promise<boolean> =>
      orm.em.fork().transactional(async (em) => {
        const gone = await em.execute<unknown[]>(
          `delete from organizer_events where organizer_id = ? and event_id = ? returning event_id`,
          [organizerId, eventId],
        );
        await em.execute(
          `update organizers o set current_event_id =
             (select event_id from organizer_events where organizer_id = o.id order by joined_at desc limit 1)
           where id = ? and current_event_id = ?`,
          [organizerId, eventId],
        );
        return gone.length > 0;
      }),
  };
}

/** Rows as the driver gives them: times are texts. */
type OrganizerRecord = Omit<OrganizerLine, 'blockedAt'> & { blockedAt: string | null };
type TicketRecord = Omit<OrganizerTicket, 'createdAt'> & { createdAt: string };

function toLine(row: OrganizerRecord): OrganizerLine {
  return { ...row, blockedAt: row.blockedAt === null ? null : new Date(row.blockedAt) };
}

const CHOSEN = `
where (?::text is null or o.name ilike ? or o.username ilike ?)
  and (?::text is null or exists (select 1 from organizer_events j join events e on e.id = j.event_id
    where j.organizer_id = o.id and lower(e.code) = lower(?)))
  and (not ?::boolean or o.blocked_at is not null)`;

const LINE = `
select o.id, o.name, o.username, o.language, o.blocked_at as "blockedAt",
  array(select e.code from organizer_events j join events e on e.id = j.event_id
    where j.organizer_id = o.id order by j.joined_at desc) as events,
  (select count(*) from tickets t where t.organizer_id = o.id)::int as tickets,
  (select count(*) from tickets t where t.organizer_id = o.id and t.status <> 'closed')::int as "openTickets"
from organizers o`;

const LIST = `${LINE} ${CHOSEN} and (?::int is null or o.id < ?) order by o.id desc limit ?`;

const TICKETS = `
select t.number, t.subject, t.status, e.code, t.created_at as "createdAt"
from tickets t join events e on e.id = t.event_id where t.organizer_id = ? order by t.number desc limit ?`;

const ONE = `${LINE} where o.id = ?`;

/** What people type is looked for as it is: "%" and "_" stand for themselves. */
function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
