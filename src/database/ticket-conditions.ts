import type { TicketStatus } from '../domain/ticket-status.ts';
import { withinPeriod, type Condition, type Period } from './period.ts';

/** Which tickets are meant; what is not given narrows nothing. */
export interface TicketChoice {
  /** Code of the event. */
  event?: string;
  status?: TicketStatus[];
  /** Todoist id or name of the agent. */
  agent?: string;
  /** Text in the subject or in a message, or the ticket's number. */
  q?: string;
  /** A label of its card. */
  category?: string;
  /** Todoist's wire value: 4 is what people see as p1. */
  priority?: number;
  /** 1 to 5. */
  rating?: number;
  /** Something said in it could not be delivered. */
  hasFailed?: boolean;
  /** When the ticket was opened. */
  opened?: Period;
}

/** What a query over tickets `t` and their events `e` is narrowed by. */
export function ticketConditions(choice: TicketChoice): Condition[] {
  const { event, status, agent, q, category, priority, rating, hasFailed, opened = {} } = choice;
  const conditions = withinPeriod('t.created_at', 'e.timezone', opened);
  if (event !== undefined) conditions.push(['lower(e.code) = lower(?)', event]);
  if (status !== undefined) {
    conditions.push([`t.status in (${status.map(() => '?').join(', ') || 'null'})`, ...status]);
  }
  if (agent !== undefined) {
    conditions.push(['(t.agent_todoist_id = ? or lower(t.agent_name) = lower(?))', agent, agent]);
  }
  if (category !== undefined) conditions.push(['? = any (t.categories)', category]);
  if (priority !== undefined) conditions.push(['t.priority = ?', priority]);
  if (rating !== undefined) conditions.push(['t.rating = ?', rating]);
  if (hasFailed === true) {
    conditions.push([
      `t.number in (select m.ticket_number from messages m where m.delivery = 'failed')`,
    ]);
  }
  if (q !== undefined) conditions.push(saying(q));
  return conditions;
}

/** The messages are gone through once, whatever else the tickets are chosen by. */
function saying(q: string): Condition {
  const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return [
    `(lower(t.subject) like lower(?) or t.number::text = ?
       or t.number in (select m.ticket_number from messages m where m.words like lower(?)))`,
    pattern,
    q.replace(/^#/, ''),
    pattern,
  ];
}

/** Conditions as one, for a `where`. */
export function allOf(conditions: Condition[]): { sql: string; values: unknown[] } {
  return {
    sql: conditions.map(([sql]) => sql).join(' and ') || 'true',
    values: conditions.flatMap(([, ...values]) => values),
  };
}
