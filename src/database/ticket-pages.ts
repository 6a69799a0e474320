import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Orm } from './orm.ts';
import { allOf, ticketConditions, type TicketChoice } from './ticket-conditions.ts';
import { readTicketLife, type TicketLife } from './ticket-life.ts';
import { withTimes } from './with-times.ts';

/** Newest first; or first those whose organizers have waited longest for an answer, then the others, oldest first. */
export type TicketOrder = 'newest' | 'waiting';

/** A ticket as a list shows it. */
export interface TicketLine {
  number: number;
  subject: string;
  status: TicketStatus;
  /** Todoist's wire value: 4 is what people see as p1. */
  priority: number;
  categories: string[];
  rating: number | null;
  agentName: string | null;
  eventCode: string;
  eventName: string;
  organizerName: string;
  createdAt: Date;
  /** Who spoke last, notes aside; null where nothing is said yet. */
  lastSide: 'in' | 'out' | null;
  lastAt: Date | null;
  /** Since when the organizer of an open ticket has waited for an answer; null where none is owed. */
  waitingSince: Date | null;
  /** Messages that could not be delivered. */
  failed: number;
}

/** Some of the tickets that were chosen. */
export interface TicketPage {
  tickets: TicketLine[];
  /** All that were chosen, on whichever page. */
  total: number;
  /** Where the next page begins; null on the last. */
  next: string | null;
}

/** What lists of tickets can be narrowed to. */
export interface TicketFacets {
  /** Who has held tickets, or may. */
  agents: { id: string; name: string }[];
  categories: string[];
}

export type TicketPages = ReturnType<typeof createTicketPages>;

/** Tickets for people to look through: lists, of lines alone, and one with its whole life. */
export function createTicketPages(orm: Orm) {
  const rows = <T>(sql: string, values: unknown[] = []) => orm.em.fork().execute<T[]>(sql, values);
  return {
    /** @param page.after `next` of the page before; what is none begins at the first */
    async page(
      choice: TicketChoice,
      page: { order: TicketOrder; after?: string; limit: number },
    ): Promise<TicketPage> {
      const { sql, values } = allOf(ticketConditions(choice));
      const after = readPlace(page.after);
      const lines = await rows<TicketLine & { total: number; key: number }>(
        `with found as materialized (
           select t.number, ${KEYS[page.order]} as key
           from tickets t join events e on e.id = t.event_id where ${sql}
         ), shown as (
           select * from found ${after ? 'where (key, number) > (?::float8, ?::int)' : ''}
           order by key, number limit ?
         )
         ${LINES}`,
        [...values, ...(after ?? []), page.limit + 1],
      );
      const shown = lines.slice(0, page.limit);
      const last = shown.at(-1);
      return {
        tickets: shown.map(({ total: _total, key: _key, ...line }) =>
          withTimes(line, 'createdAt', 'lastAt', 'waitingSince'),
        ),
        total: lines[0]?.total ?? 0,
        next: lines.length > page.limit && last ? `${last.key}.${last.number}` : null,
      };
    },

    /** Null where there is no ticket of this number. */
    life: (number: number): Promise<TicketLife | null> => readTicketLife(orm, number),

    async facets(): Promise<TicketFacets> {
      const [facets] = await rows<TicketFacets>(FACETS);
      return facets ?? { agents: [], categories: [] };
    },
  };
}

/** A reply that did not arrive is no answer. */
const WAITING_SINCE = `(
  select min(m.at) from messages m
  where m.ticket_number = t.number and m.direction = 'in' and m.withdrawn_at is null
    and m.at > coalesce((
      select max(r.at) from messages r where r.ticket_number = t.number and r.direction = 'out'
        and r.withdrawn_at is null and r.delivery <> 'failed'), '-infinity'))`;

const IS_OPEN = `t.status in ('new', 'claimed', 'waiting')`;

/** What comes first has the lowest. Newer tickets have higher numbers; times are in milliseconds. */
const KEYS: Record<TicketOrder, string> = {
  newest: `-t.number::float8`,
  waiting: `coalesce(case when ${IS_OPEN} then floor(extract(epoch from ${WAITING_SINCE}) * 1000)::float8 end, 'Infinity')`,
};

const LINES = `
select t.number, t.subject, t.status, t.priority, t.categories, t.rating, t.agent_name as "agentName",
  e.code as "eventCode", e.name as "eventName", o.name as "organizerName", t.created_at as "createdAt",
  said.direction as "lastSide", said.at as "lastAt",
  case when ${IS_OPEN} then ${WAITING_SINCE} end as "waitingSince",
  (select count(*) from messages m where m.ticket_number = t.number and m.delivery = 'failed')::int as failed,
  shown.key, (select count(*) from found)::int as total
from shown join tickets t on t.number = shown.number join events e on e.id = t.event_id
  join organizers o on o.id = t.organizer_id
  left join lateral (
    select m.direction, m.at from messages m where m.ticket_number = t.number and m.direction <> 'note'
    order by m.at desc limit 1) said on true
order by shown.key, shown.number`;

const FACETS = `
select
  coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by lower(name), id) from (
    select todoist_user_id as id, name from agents where todoist_user_id is not null) agents), '[]') as agents,
  coalesce((select jsonb_agg(category order by category) from (
    select distinct unnest(categories) as category from tickets) categories), '[]') as categories`;

function readPlace(after: string | undefined): [key: string, number: number] | null {
  const [, key, number] = /^(-?\d{1,15}|Infinity)\.(\d{1,9})$/.exec(after ?? '') ?? [];
  return key === undefined ? null : [key, Number(number)];
}
