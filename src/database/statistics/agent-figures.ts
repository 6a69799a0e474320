import { OPEN_SECONDS } from './open-seconds.ts';
import type { RunScoped } from './scope.ts';

/** What an agent did in the period, and what became of the tickets opened in it. */
export interface AgentRowFigures {
  id: string;
  name: string;
  taken: number;
  solved: number;
  reopened: number;
  open: number;
  answered: number;
  reply: number | null;
  replyOpen: number | null;
  rated: number;
  rating: number | null;
}

/** Reads them: who took most first, equals by name. */
export function readAgentFigures(run: RunScoped): Promise<AgentRowFigures[]> {
  return run<AgentRowFigures>(AGENTS);
}

const AGENTS = `,
${OPEN_SECONDS},
facts as (
  select 'taken' as kind, agent_id, number, null::float8 as value, null::float8 as open_value from steps
  where agent_id is distinct from agent_before and at >= from_at and at < end_at
  union all
  select 'solved', agent_id, number, null, null from solutions
  union all
  select 'reopened', agent_before, number, null, null from steps
  where status in ('new', 'claimed', 'waiting') and status_before in ('resolved', 'closed')
    and at >= from_at and at < end_at
  union all
  select 'open', agent_id, number, null, null from steps
  where status in ('claimed', 'waiting') and at < end_at and until_at >= end_at
  union all
  -- An answer takes a ticket that nobody holds, a moment later: the next holder is who gave it.
  select 'answered', agent_id, number, wait, open_wait from (
    select distinct on (c.number) s.agent_id, c.number, w.wait, w.open_wait
    from cohort c join waited w on w.number = c.number join steps s on s.number = c.number and s.agent_id is not null and s.until_at > c.first_reply_at
    order by c.number, s.at, s.id
  ) as replies
  union all
  select 'rated', agent_id, number, value, null from (
    select distinct on (c.number) s.agent_id, c.number, c.rating::float8 as value
    from cohort c join steps s on s.number = c.number and s.status = 'resolved'
    where c.rating is not null order by c.number, s.at desc, s.id desc
  ) as ratings
),
names as (
  select distinct on (agent_id) agent_id, agent_name from steps where agent_id is not null
  order by agent_id, at desc, id desc
)
select f.agent_id as id, coalesce(a.name, n.agent_name, f.agent_id) as name,
  count(distinct number) filter (where kind = 'taken')::int as taken,
  count(distinct number) filter (where kind = 'solved')::int as solved,
  count(distinct number) filter (where kind = 'reopened')::int as reopened,
  count(distinct number) filter (where kind = 'open')::int as open,
  count(*) filter (where kind = 'answered')::int as answered,
  percentile_cont(0.5) within group (order by value) filter (where kind = 'answered') as reply,
  percentile_cont(0.5) within group (order by open_value) filter (where kind = 'answered') as "replyOpen",
  count(*) filter (where kind = 'rated')::int as rated,
  avg(value) filter (where kind = 'rated') as rating
from facts f left join names n on n.agent_id = f.agent_id left join agents a on a.todoist_user_id = f.agent_id
where f.agent_id is not null
group by f.agent_id, a.name, n.agent_name
order by taken desc, name, id`;
