import { parseDuration } from '../../domain/durations.ts';
import type { EventRow } from '../entities/event.ts';
import type { Bound, Period } from '../period.ts';

/** Runs a statement that may read `scope` and what is built on it: it is put behind the `with` of `SCOPE`. */
export type RunScoped = <Row>(statement: string) => Promise<Row[]>;

/**
 * The events that are counted, each with its own beginning and end of the period, and its clock. `end_at` is the
 * period's end or now, whichever is first. `cohort` is the tickets opened in the period, `steps` all steps of the
 * events' tickets, each with what was before it and until when it lasted. The opening is a step that was never written.
 */
export const SCOPE = `
with asked as (
  select * from jsonb_to_recordset(?::jsonb) as s(event_id int, timezone text, target float8, hours jsonb,
    from_day date, from_moment timestamptz, to_day date, to_moment timestamptz, now timestamptz)
),
scope as (
  select *, least(to_at, now) as end_at from (
    select event_id, timezone, target, hours, now,
      coalesce(from_moment, from_day::timestamp at time zone timezone, '-infinity') as from_at,
      coalesce(to_moment, (to_day + 1)::timestamp at time zone timezone, 'infinity') as to_at
    from asked
  ) as bounded
),
cohort as (
  select t.*, s.timezone, s.target, s.hours, s.now
  from tickets t join scope s on s.event_id = t.event_id
  where t.created_at >= s.from_at and t.created_at < s.to_at
),
steps as (
  select number, event_id, timezone, from_at, to_at, end_at, id, at, status, agent_id, agent_name,
    lag(status) over life as status_before, lag(agent_id) over life as agent_before,
    coalesce(lead(at) over life, 'infinity') as until_at,
    coalesce(min(at) filter (where status in ('new', 'claimed', 'waiting')) over later, 'infinity') as open_again_at
  from (
    select t.number, 0 as id, t.created_at as at, 'new' as status, null as agent_id, null as agent_name, s.*
    from tickets t join scope s on s.event_id = t.event_id
    union all
    select t.number, c.id, c.at, c.status, c.agent_todoist_id, c.agent_name, s.*
    from ticket_changes c join tickets t on t.number = c.ticket_number join scope s on s.event_id = t.event_id
  ) as written
  window life as (partition by number order by id = 0 desc, at, id),
    later as (partition by number order by id = 0 desc, at, id rows between 1 following and unbounded following)
),
solutions as (
  -- One that was undone by the end of the period is none.
  select * from steps where status = 'resolved' and status_before is distinct from 'resolved'
    and at >= from_at and at < end_at and open_again_at >= end_at
)`;

/** The value of `SCOPE`'s parameter. */
export function scopeOf(
  events: EventRow[],
  period: (event: EventRow) => Period,
  now: Date,
): string {
  const rows = events.map((event) => {
    const { from, to } = period(event);
    const target = parseDuration(event.timers.firstReply) ?? null;
    const hasHours = Object.values(event.hours ?? {}).some((spans) => spans.length > 0);
    return {
      event_id: event.id,
      timezone: event.timezone,
      target: target === null ? null : target / 1_000,
      hours: hasHours ? event.hours : null,
      from_day: dayOf(from),
      from_moment: momentOf(from),
      to_day: dayOf(to),
      to_moment: momentOf(to),
      now,
    };
  });
  return JSON.stringify(rows);
}

function dayOf(bound: Bound | undefined): string | null {
  return bound && 'day' in bound ? bound.day : null;
}

function momentOf(bound: Bound | undefined): Date | null {
  return bound && 'at' in bound ? bound.at : null;
}
