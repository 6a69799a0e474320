import { openTimeBetween, type OpeningHours } from '../domain/opening-hours.ts';

import type { Orm } from './orm.ts';

const OPEN = ['new', 'claimed', 'waiting', 'resolved'] as const;

/** What the desk has to do at this moment. */
export interface DeskFigures {
  /** Tickets by status, closed ones left out. */
  tickets: Record<(typeof OPEN)[number], number>;
  /** Seconds, counted in the opening hours of the ticket's event; 0 where the queue is empty. */
  oldestUnclaimed: number;
  parkedUpdates: number;
}

interface Row {
  tickets: Partial<Record<string, number>>;
  parked: number;
  /** By event: since when its oldest unclaimed ticket waits; epoch milliseconds. */
  unclaimed: { since: number; hours: OpeningHours | null; timezone: string }[];
}

/** Reads all of it in one statement: one moment. */
export async function readDeskFigures(orm: Orm): Promise<DeskFigures> {
  const [row] = await orm.em.fork().execute<Row[]>(
    `select
       (select coalesce(jsonb_object_agg(status, n), '{}')
          from (select status, count(*) as n from tickets where status <> 'closed' group by 1) as counted) as tickets,
       (select count(*)::int from parked_updates) as parked,
       (select coalesce(jsonb_agg(jsonb_build_object('since', since, 'hours', hours, 'timezone', timezone)), '[]')
          from (select e.hours, e.timezone,
                  floor(extract(epoch from min(coalesce(c.at, t.created_at))) * 1000)::float8 as since
                from tickets t join events e on e.id = t.event_id
                left join lateral (select max(at) as at from ticket_changes where ticket_number = t.number) c on true
                where t.status = 'new' group by e.id) as waiting) as unclaimed`,
  );
  const { tickets = {}, parked = 0, unclaimed = [] } = row ?? {};
  const now = Date.now();
  const waits = unclaimed.map(({ since, ...calendar }) => openTimeBetween(since, now, calendar));
  return {
    tickets: Object.fromEntries(
      OPEN.map((status) => [status, tickets[status] ?? 0]),
    ) as DeskFigures['tickets'],
    oldestUnclaimed: Math.max(0, ...waits) / 1_000,
    parkedUpdates: parked,
  };
}
