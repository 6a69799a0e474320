import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Orm } from './orm.ts';

/** What an agent has to do, and has done. */
export interface AgentLoad {
  /** Of their Todoist account. */
  id: string;
  name: string;
  /** Tickets held: claimed and waiting, of every event. */
  open: number;
  /** Tickets solved or ended today, by the clock of each ticket's event. */
  done: number;
  /** On shift now, for one of the events that are asked about. */
  isOnShift: boolean;
}

/** A ticket that nobody has taken. */
export interface QueuedTicket {
  number: number;
  subject: string;
  /** Todoist's wire value: 4 is urgent. */
  priority: number;
  eventName: string;
  createdAt: Date;
}

/** How a ticket stands, as agents are told. */
export interface TicketStanding {
  number: number;
  status: TicketStatus;
  eventId: number;
  /** Who holds it; for one that is over, who held it last. */
  agentTodoistId: string | null;
  agentName: string | null;
}

/** What waits, and who has how much to do. */
export interface DeskLoad {
  standing(number: number): Promise<TicketStanding | null>;
  /** Unclaimed tickets of the events: urgent ones first, then the oldest. `total` counts those beyond the limit, too. */
  queue(eventIds: number[], limit: number): Promise<{ tickets: QueuedTicket[]; total: number }>;
  /**
   * Agents who were added by an operator, are on shift, or have held a ticket of the events; where there are none, all
   * who are known. Those on shift first, then the least loaded, equals by name; where nobody has a shift now, shifts
   * count for nothing.
   */
  loads(eventIds: number[], now?: Date): Promise<AgentLoad[]>;
  /** All who are known: a ticket can be handed to somebody who has held none yet. The least loaded first. */
  everybody(now?: Date): Promise<AgentLoad[]>;
}

export function createDeskLoad(orm: Orm): DeskLoad {
  const rows = <T>(sql: string, values: unknown[]) => orm.em.fork().execute<T[]>(sql, values);
  const agentsOf = (eventIds: number[], now: Date) => {
    const ids = JSON.stringify(eventIds);
    return rows<AgentLoad & { isOfEvents: boolean }>(LOADS, [now, ids, ids, now, now]);
  };
  return {
    async standing(number) {
      const [found] = await rows<TicketStanding>(
        `select number, status, event_id as "eventId", agent_todoist_id as "agentTodoistId", agent_name as "agentName"
         from tickets where number = ?`,
        [number],
      );
      return found ?? null;
    },

    async queue(eventIds, limit) {
      const found = await rows<QueuedTicket & { total: number }>(
        `select t.number, t.subject, t.priority, e.name as "eventName", t.created_at as "createdAt",
           count(*) over ()::int as total
         from tickets t join events e on e.id = t.event_id
         where t.status = 'new' and t.event_id in (select jsonb_array_elements_text(?::jsonb)::int)
         order by t.priority < 4, t.created_at, t.number limit ?`,
        [JSON.stringify(eventIds), limit],
      );
      const tickets = found.map(({ number, subject, priority, eventName, createdAt }) => ({
        number,
        subject,
        priority,
        eventName,
        createdAt,
      }));
      return { tickets, total: found[0]?.total ?? 0 };
    },

    async loads(eventIds, now = new Date()) {
      const agents = await agentsOf(eventIds, now);
      const ofEvents = agents.filter((agent) => agent.isOfEvents || agent.isOnShift);
      return (ofEvents.length > 0 ? ofEvents : agents).map(toLoad);
    },

    everybody: async (now = new Date()) => (await agentsOf([], now)).map(toLoad),
  };
}

function toLoad({ id, name, open, done, isOnShift }: AgentLoad): AgentLoad {
  return { id, name, open, done, isOnShift };
}

/** Nobody can hold a ticket without an account on the board. */
const LOADS = `
select a.todoist_user_id as id, a.name,
  count(t.number) filter (where t.status in ('claimed', 'waiting'))::int as open,
  count(t.number) filter (where t.status in ('resolved', 'closed')
    and (coalesce(t.resolved_at, t.closed_at) at time zone e.timezone)::date
      = (?::timestamptz at time zone e.timezone)::date)::int as done,
  a.added_at is not null or coalesce(
    bool_or(t.event_id in (select jsonb_array_elements_text(?::jsonb)::int)), false) as "isOfEvents",
  exists (select 1 from shifts s where s.agent_id = a.id
    and s.event_id in (select jsonb_array_elements_text(?::jsonb)::int)
    and s.starts_at <= ? and s.ends_at > ?) as "isOnShift"
from agents a
  left join tickets t on t.agent_todoist_id = a.todoist_user_id
  left join events e on e.id = t.event_id
where a.todoist_user_id is not null
group by a.id order by "isOnShift" desc, open, lower(a.name), a.id`;
