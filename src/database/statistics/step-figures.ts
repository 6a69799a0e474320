import type { RunScoped } from './scope.ts';

/** What happened in the period, and what was open at its end; of one event, or (null) of all. */
export interface StepRowFigures {
  eventId: number | null;
  solved: number;
  reopened: number;
  open: number;
}

/** Reads them: a row for each event that has tickets, and one for all. */
export function readStepFigures(run: RunScoped): Promise<StepRowFigures[]> {
  return run<StepRowFigures>(STEPS);
}

const STEPS = `
select event_id as "eventId",
  count(distinct number) filter (where kind = 'solved')::int as solved,
  count(distinct number) filter (where kind = 'reopened')::int as reopened,
  count(distinct number) filter (where kind = 'open')::int as open
from (
  select 'solved' as kind, event_id, number from solutions
  union all
  select 'reopened', event_id, number from steps
  where status in ('new', 'claimed', 'waiting') and status_before in ('resolved', 'closed')
    and at >= from_at and at < end_at
  union all
  select 'open', event_id, number from steps
  where status in ('new', 'claimed', 'waiting') and at < end_at and until_at >= end_at
) as happened
group by grouping sets ((event_id), ())`;
