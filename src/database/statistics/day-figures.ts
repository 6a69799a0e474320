import { OPEN_SECONDS } from './open-seconds.ts';
import type { RunScoped } from './scope.ts';

/** A day, by the clock of each ticket's event. */
export interface DayRowFigures {
  day: string;
  opened: number;
  solved: number;
  answered: number;
  reply: number[] | null;
  replyOpen: number[] | null;
  ended: number;
  resolution: number[] | null;
}

/** Reads the days from the first to the last on which something happened, empty ones between them too. */
export function readDayFigures(run: RunScoped): Promise<DayRowFigures[]> {
  return run<DayRowFigures>(DAYS);
}

const DAYS = `,
${OPEN_SECONDS},
per_day as (
  select (created_at at time zone timezone)::date as day, count(*)::int as opened,
    count(first_reply_at)::int as answered, count(resolved_at)::int as ended,
    percentile_cont(array[0.5, 0.9]) within group (order by wait) filter (where is_answered) as reply,
    percentile_cont(array[0.5, 0.9]) within group (order by open_wait) filter (where is_answered) as "replyOpen",
    percentile_cont(array[0.5, 0.9]) within group
      (order by greatest(extract(epoch from resolved_at - created_at)::float8, 0)) filter (where resolved_at is not null) as resolution
  from cohort join waited using (number) group by 1
),
solved as (
  select (at at time zone timezone)::date as day, count(distinct number)::int as solved from solutions group by 1
),
known as (select day from per_day union all select day from solved)
select to_char(every, 'YYYY-MM-DD') as day, coalesce(opened, 0) as opened, coalesce(solved, 0) as solved,
  coalesce(answered, 0) as answered, reply, "replyOpen", coalesce(ended, 0) as ended, resolution
from generate_series((select min(day) from known)::timestamp, (select max(day) from known)::timestamp,
  interval '1 day') as every
left join per_day on per_day.day = every::date left join solved on solved.day = every::date
order by every`;
