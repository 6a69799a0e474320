import type { OpenAt } from '../../statistics/figures.ts';
import type { RunScoped } from './scope.ts';

/**
 * Reads how many tickets were open at the end of each hour, or of each day where it is about more than a week; from the
 * first step in the period to its last one, or up to a day longer while tickets are open: one that was forgotten does not
 * press an event of two days into a corner. The clock is that of the events, or
 * UTC where they have several.
 */
export async function readOpenOverTime(run: RunScoped): Promise<OpenAt[]> {
  const rows = await run<Omit<OpenAt, 'at'> & { at: Date | string }>(OPEN);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

const OPEN = `,
past as (select * from steps where at < end_at),
clock as (
  select case when count(distinct timezone) = 1 then min(timezone) else 'UTC' end as zone, max(end_at) as end_at from scope
),
span as (
  select greatest(min(at), (select min(from_at) from scope)) as begins,
    case when bool_or(until_at >= end_at and status in ('new', 'claimed', 'waiting')) then least((select end_at from clock), max(at) + interval '1 day')
      else max(at) end as ends
  from past
),
raster as (
  select begins, ends, zone, clock.end_at, case when ends - begins > interval '7 days' then 'day' else 'hour' end as unit
  from span, clock
),
points as (
  select distinct least(local_time at time zone zone, end_at) as at
  from raster, generate_series(date_trunc(unit, begins at time zone zone),
    date_trunc(unit, ends at time zone zone) + ('1 ' || unit)::interval, ('1 ' || unit)::interval) as local_time
),
line as (
  select at, is_point, sum(new) over passed as new, sum(claimed) over passed as claimed, sum(waiting) over passed as waiting
  from (
    select at, false as is_point,
      (status = 'new')::int - coalesce(status_before = 'new', false)::int as new,
      (status = 'claimed')::int - coalesce(status_before = 'claimed', false)::int as claimed,
      (status = 'waiting')::int - coalesce(status_before = 'waiting', false)::int as waiting
    from past
    union all
    select at, true, 0, 0, 0 from points
  ) as marks
  window passed as (order by at, is_point)
)
select at, new::int, claimed::int, waiting::int from line where is_point order by at`;
