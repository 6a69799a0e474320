import type { TicketStatus } from '../domain/events.ts';
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
  /** When the ticket was opened. */
  opened?: Period;
}

/** What a query over tickets `t` and their events `e` is narrowed by. */
export function ticketConditions(choice: TicketChoice): Condition[] {
  const { event, status, agent, q, opened = {} } = choice;
  const conditions = withinPeriod('t.created_at', 'e.timezone', opened);
  if (event !== undefined) conditions.push(['lower(e.code) = lower(?)', event]);
  if (status !== undefined) {
    conditions.push([`t.status in (${status.map(() => '?').join(', ') || 'null'})`, ...status]);
  }
  if (agent !== undefined) {
    conditions.push(['(t.agent_todoist_id = ? or lower(t.agent_name) = lower(?))', agent, agent]);
  }
  if (q !== undefined) {
    const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push([
      `(t.subject ilike ? or t.number::text = ? or exists
         (select 1 from messages m where m.ticket_number = t.number and m.text ilike ?))`,
      pattern,
      q.replace(/^#/, ''),
      pattern,
    ]);
  }
  return conditions;
}

/** Conditions as one, for a `where`. */
export function allOf(conditions: Condition[]): { sql: string; values: unknown[] } {
  return {
    sql: conditions.map(([sql]) => sql).join(' and ') || 'true',
    values: conditions.flatMap(([, ...values]) => values),
  };
}
