import type { Orm } from './orm.ts';

/** An agent as the list of agents shows them. */
export interface AgentLine {
  id: number;
  name: string;
  email: string | null;
  /** Null while nobody with the agent's email has joined a project. */
  todoistUserId: string | null;
  isLinked: boolean;
  lead: boolean;
  /** Tickets held: claimed and waiting. */
  open: number;
  /** Tickets taken, and solved or ended, today: by the clock of each ticket's event. */
  takenToday: number;
  doneToday: number;
  /** Codes of the events whose shift the agent is on. */
  onShift: string[];
}

/** An agent's work in one event. */
export interface AgentEventLine {
  code: string;
  name: string;
  open: number;
  takenToday: number;
  doneToday: number;
}

export type AgentPages = ReturnType<typeof createAgentPages>;

/** What the admin pages show of agents. */
export function createAgentPages(orm: Orm) {
  const rows = <T>(sql: string, values: unknown[]) => orm.em.fork().execute<T[]>(sql, values);
  return {
    /** All agents, those on shift first, then by name. */
    list: (now = new Date()): Promise<AgentLine[]> => rows<AgentLine>(LIST, [now, now, now, now]),

    /** An agent's work by event: the newest first, those alone in which they have done anything. */
    events: (agentId: number, now = new Date()): Promise<AgentEventLine[]> =>
      rows<AgentEventLine>(EVENTS, [now, now, agentId]),
  };
}

const isToday = (time: string) =>
  `(${time} at time zone e.timezone)::date = (?::timestamptz at time zone e.timezone)::date`;

/** For each agent and event with tickets between them: what is open, and what was done today. */
const WORK = `
work as (
  select t.agent_todoist_id, t.event_id,
    count(*) filter (where t.status in ('claimed', 'waiting'))::int as open,
    count(*) filter (where t.status in ('resolved', 'closed')
      and ${isToday('coalesce(t.resolved_at, t.closed_at)')})::int as done
  from tickets t join events e on e.id = t.event_id
  where t.agent_todoist_id is not null group by 1, 2
), taken as (
  select c.agent_todoist_id, t.event_id, count(distinct t.number)::int as taken
  from ticket_changes c join tickets t on t.number = c.ticket_number join events e on e.id = t.event_id
  where c.status = 'claimed' and c.agent_todoist_id is not null and ${isToday('c.at')} group by 1, 2
), desk as (
  select agent_todoist_id, event_id, coalesce(open, 0) as open, coalesce(done, 0) as done, coalesce(taken, 0) as taken
  from work full join taken using (agent_todoist_id, event_id)
)`;

const LIST = `
with ${WORK}, present as (
  select s.agent_id, array_agg(distinct e.code order by e.code) as codes
  from shifts s join events e on e.id = s.event_id
  where s.starts_at <= ? and s.ends_at > ? and e.closed_at is null group by 1
)
select a.id, a.name, a.email, a.todoist_user_id as "todoistUserId", a.telegram_user_id is not null as "isLinked",
  a.lead, coalesce(sum(d.open), 0)::int as open, coalesce(sum(d.taken), 0)::int as "takenToday",
  coalesce(sum(d.done), 0)::int as "doneToday", coalesce(p.codes, '{}') as "onShift"
from agents a
  left join desk d on d.agent_todoist_id = a.todoist_user_id
  left join present p on p.agent_id = a.id
group by a.id, p.codes order by p.codes is null, lower(a.name), a.id`;

const EVENTS = `
with ${WORK}
select e.code, e.name, d.open, d.taken as "takenToday", d.done as "doneToday"
from desk d join events e on e.id = d.event_id join agents a on a.todoist_user_id = d.agent_todoist_id
where a.id = ? order by e.id desc`;
