import type { FailureReason } from '../domain/effects.ts';
import type { StoredFile } from '../domain/files.ts';
import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Orm } from './orm.ts';
import { withTimes } from './with-times.ts';

/** A ticket as its page shows it. */
export interface TicketFacts {
  number: number;
  subject: string;
  status: TicketStatus;
  /** Todoist's wire value: 4 is what people see as p1. */
  priority: number;
  categories: string[];
  agentTodoistId: string | null;
  agentName: string | null;
  rating: number | null;
  ratingComment: string | null;
  reopenedCount: number;
  todoistUrl: string | null;
  createdAt: Date;
  claimedAt: Date | null;
  firstReplyAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  eventId: number;
  eventCode: string;
  eventName: string;
  timezone: string;
  organizerId: number;
  organizerName: string;
  organizerUsername: string | null;
  /** The bot could not reach them. */
  blockedAt: Date | null;
  previousNumber: number | null;
  /** Tickets that took up this one. */
  nextNumbers: number[];
}

/** One thing said in a ticket. */
export interface LifeMessage {
  kind: 'message';
  at: Date;
  id: string;
  direction: 'in' | 'out' | 'note';
  author: string;
  text: string;
  attachments: StoredFile[];
  delivery: 'pending' | 'delivered' | 'failed';
  reason: FailureReason | null;
  editedAt: Date | null;
  withdrawnAt: Date | null;
  isRatingComment: boolean;
  possiblyDuplicated: boolean;
}

/** From `at` on it has this status and holder. */
export interface LifeStep {
  kind: 'step';
  at: Date;
  status: TicketStatus;
  agentTodoistId: string | null;
  agentName: string | null;
}

/** A ticket with all that happened to it, oldest first; the first is the step that opened it. */
export interface TicketLife {
  facts: TicketFacts;
  entries: (LifeMessage | LifeStep)[];
}

/** Reads what a ticket is, what was said in it and what became of it; null where there is none of this number. */
export async function readTicketLife(orm: Orm, number: number): Promise<TicketLife | null> {
  const rows = <T>(sql: string) => orm.em.fork().execute<T[]>(sql, [number]);
  const [[found], messages, steps] = await Promise.all([
    rows<TicketFacts>(FACTS),
    rows<LifeMessage>(MESSAGES),
    rows<LifeStep>(STEPS),
  ]);
  if (!found) return null;
  const facts = withTimes(found, ...TIMES);
  const opening: LifeStep = {
    kind: 'step',
    at: facts.createdAt,
    status: 'new',
    agentTodoistId: null,
    agentName: null,
  };
  const happened = [
    ...messages.map((message) => withTimes(message, 'at', 'editedAt', 'withdrawnAt')),
    ...steps.map((step) => withTimes(step, 'at')),
  ];
  // What was said made the step of the same moment.
  happened.sort((one, other) => one.at.getTime() - other.at.getTime());
  return { facts, entries: [opening, ...happened] };
}

const TIMES = [
  'createdAt',
  'claimedAt',
  'firstReplyAt',
  'resolvedAt',
  'closedAt',
  'blockedAt',
] as const;

const FACTS = `
select t.number, t.subject, t.status, t.priority, t.categories, t.agent_todoist_id as "agentTodoistId",
  t.agent_name as "agentName", t.rating, t.rating_comment as "ratingComment", t.reopened_count as "reopenedCount",
  t.todoist_url as "todoistUrl", t.created_at as "createdAt", t.claimed_at as "claimedAt",
  t.first_reply_at as "firstReplyAt", t.resolved_at as "resolvedAt", t.closed_at as "closedAt",
  e.id as "eventId", e.code as "eventCode", e.name as "eventName", e.timezone, o.id as "organizerId", o.name as "organizerName",
  o.username as "organizerUsername", o.blocked_at as "blockedAt", t.previous_number as "previousNumber",
  array(select n.number from tickets n where n.previous_number = t.number order by n.number) as "nextNumbers"
from tickets t join events e on e.id = t.event_id join organizers o on o.id = t.organizer_id
where t.number = ?`;

const MESSAGES = `
select 'message' as kind, id, at, direction, author, text, attachments, delivery, reason, edited_at as "editedAt",
  withdrawn_at as "withdrawnAt", is_rating_comment as "isRatingComment", possibly_duplicated as "possiblyDuplicated"
from messages where ticket_number = ? order by at, id`;

const STEPS = `
select 'step' as kind, at, status, agent_todoist_id as "agentTodoistId", agent_name as "agentName"
from ticket_changes where ticket_number = ? order by at, id`;
