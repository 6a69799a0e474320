import { openTimeBetween, type OpeningHours } from '../domain/opening-hours.ts';
import type { Orm } from './orm.ts';
import { withTimes } from './with-times.ts';

/** How an event stands. */
export interface EventStanding {
  id: number;
  code: string;
  name: string;
  timezone: string;
  startsAt: Date | null;
  endsAt: Date | null;
  closedAt: Date | null;
  /** Its project in Todoist is gone. */
  boardLostAt: Date | null;
  /** Tickets by status; `resolved` may still be reopened. */
  new: number;
  claimed: number;
  waiting: number;
  resolved: number;
  /** All tickets, closed ones too. */
  tickets: number;
  /** Who was admitted. */
  organizers: number;
  /** How long the oldest unclaimed ticket has waited, in milliseconds of opening hours; 0 where none waits. */
  oldestWait: number;
}

export type EventOverview = ReturnType<typeof createEventOverview>;

/** Counts what events have to do. */
export function createEventOverview(orm: Orm) {
  return {
    /** Open events before closed ones, the newest first. @param choice.code one event alone */
    async standings(choice: { code?: string; openOnly?: boolean } = {}): Promise<EventStanding[]> {
      const { code = null, openOnly = false } = choice;
      const rows = await orm.em.fork().execute<Row[]>(STANDINGS, [code, code, openOnly]);
      const now = Date.now();
      return rows.map(({ hours, waitingSince, ...row }) => ({
        ...withTimes(row, 'startsAt', 'endsAt', 'closedAt', 'boardLostAt'),
        oldestWait:
          waitingSince === null
            ? 0
            : openTimeBetween(waitingSince, now, { hours, timezone: row.timezone }),
      }));
    },

    /** Updates of Telegram that nothing could be made of. */
    async parkedUpdates(): Promise<number> {
      const [row] = await orm.em
        .fork()
        .execute<{ count: number }[]>(`select count(*)::int as count from parked_updates`);
      return row?.count ?? 0;
    },
  };
}

type Row = Omit<EventStanding, 'oldestWait'> & {
  hours: OpeningHours | null;
  /** Epoch milliseconds. */
  waitingSince: number | null;
};

const STANDINGS = `
select e.id, e.code, e.name, e.timezone, e.hours, e.starts_at as "startsAt", e.ends_at as "endsAt",
  e.closed_at as "closedAt", e.board_lost_at as "boardLostAt",
  count(t.number) filter (where t.status = 'new')::int as new,
  count(t.number) filter (where t.status = 'claimed')::int as claimed,
  count(t.number) filter (where t.status = 'waiting')::int as waiting,
  count(t.number) filter (where t.status = 'resolved')::int as resolved,
  count(t.number)::int as tickets,
  (select count(*)::int from organizer_events oe where oe.event_id = e.id) as organizers,
  floor(extract(epoch from min(coalesce(c.at, t.created_at)) filter (where t.status = 'new')) * 1000)::float8 as "waitingSince"
from events e left join tickets t on t.event_id = e.id
left join lateral (select max(at) as at from ticket_changes where ticket_number = t.number) c on t.status = 'new'
where (?::text is null or lower(e.code) = lower(?)) and (not ?::boolean or e.closed_at is null)
group by e.id order by (e.closed_at is not null), e.id desc`;
