import type { TicketStatus } from '../../domain/ticket-status.ts';
import { OPEN_SECONDS } from './open-seconds.ts';
import type { RunScoped } from './scope.ts';

/** What the tickets opened in the period are like by now; of one event, or (null) of all. */
export interface TicketRowFigures {
  eventId: number | null;
  opened: number;
  byStatus: Record<TicketStatus, number>;
  unanswered: number;
  closedUnsolved: number;
  everSolved: number;
  everReopened: number;
  askers: number;
  answered: number;
  reply: number[] | null;
  replyWithin: number | null;
  replyOpen: number[] | null;
  replyOpenWithin: number | null;
  solved: number;
  resolution: number[] | null;
  ratings: number[];
}

/** Reads them: a row for each event that has tickets, and one for all. */
export function readTicketFigures(run: RunScoped): Promise<TicketRowFigures[]> {
  return run<TicketRowFigures>(TICKETS);
}

/** Whoever has waited longer than the target without an answer has been failed by now. */
const TICKETS = `,
${OPEN_SECONDS},
judged as (
  select *, target is not null and (is_answered or wait > target) as counts,
    target is not null and (is_answered or open_wait > target) as open_counts
  from cohort join waited using (number)
)
select event_id as "eventId", count(*)::int as opened,
  jsonb_build_object('new', count(*) filter (where status = 'new'),
    'claimed', count(*) filter (where status = 'claimed'), 'waiting', count(*) filter (where status = 'waiting'),
    'resolved', count(*) filter (where status = 'resolved'), 'closed', count(*) filter (where status = 'closed')
  ) as "byStatus",
  count(*) filter (where not is_answered)::int as unanswered,
  count(*) filter (where status = 'closed' and resolved_at is null)::int as "closedUnsolved",
  count(*) filter (where resolved_at is not null or reopened_count > 0)::int as "everSolved",
  count(*) filter (where reopened_count > 0)::int as "everReopened",
  count(distinct organizer_id)::int as askers,
  count(*) filter (where is_answered)::int as answered,
  percentile_cont(array[0.5, 0.9]) within group (order by wait) filter (where is_answered) as reply,
  avg((is_answered and wait <= target)::int) filter (where counts)::float8 as "replyWithin",
  percentile_cont(array[0.5, 0.9]) within group (order by open_wait) filter (where is_answered) as "replyOpen",
  avg((is_answered and open_wait <= target)::int) filter (where open_counts)::float8 as "replyOpenWithin",
  count(resolved_at)::int as solved,
  percentile_cont(array[0.5, 0.9]) within group
    (order by greatest(extract(epoch from resolved_at - created_at)::float8, 0)) filter (where resolved_at is not null)
    as resolution,
  array[count(*) filter (where rating = 1), count(*) filter (where rating = 2), count(*) filter (where rating = 3),
    count(*) filter (where rating = 4), count(*) filter (where rating = 5)]::int[] as ratings
from judged group by grouping sets ((event_id), ())`;
