import { nextDeadline } from './deadlines.ts';
import type { TicketState } from './ticket-state.ts';
import { undeliveredIds } from './undelivered.ts';

/** What operators can filter tickets by in the Temporal UI. No personal data: these are never encrypted. */
export const SEARCH_ATTRIBUTES = {
  TicketStatus: 'KEYWORD',
  EventCode: 'KEYWORD',
  /** The holder's Todoist user id. */
  Agent: 'KEYWORD',
  TicketPriority: 'KEYWORD',
  NextDeadline: 'DATETIME',
  /** Whether something of the ticket could not be delivered. */
  Delivery: 'KEYWORD',
  /** What is late by the event's timers. The list cannot be asked for what is older than some minutes. */
  Overdue: 'KEYWORD',
} as const;

export type AttributeName = keyof typeof SEARCH_ATTRIBUTES;

/** Todoist's wire priority (4 is the most urgent) as people call it: `p1` to `p4`. */
export function priorityName(priority: number): string {
  return `p${5 - priority}`;
}

/** Values of the attributes; null takes an attribute away. */
export function attributesOf(state: TicketState): Record<AttributeName, string | Date | null> {
  const deadline = nextDeadline(state)?.at ?? null;
  return {
    TicketStatus: state.status,
    EventCode: state.event.code,
    Agent: state.agent?.id ?? null,
    TicketPriority: priorityName(state.priority),
    NextDeadline: deadline === null ? null : new Date(deadline),
    Delivery: undeliveredIds(state).length > 0 ? 'failing' : 'ok',
    Overdue: overdueOf(state),
  };
}

/** `claim`: agents were reminded that nobody has taken it. `reply`: its holder, that it has no first reply. */
function overdueOf({ status, fired, firstReplyAt }: TicketState): 'claim' | 'reply' | null {
  const hasFired = (timer: string) => fired.some((name) => name.startsWith(timer));
  if (status === 'new') {
    return hasFired('remindUnclaimed') || hasFired('escalateUnclaimed') ? 'claim' : null;
  }
  return status === 'claimed' && firstReplyAt === null && hasFired('firstReply') ? 'reply' : null;
}
