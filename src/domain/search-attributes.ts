import type { TicketStatus } from './events.ts';

/** What operators can filter tickets by in the Temporal UI. No personal data: these are never encrypted. */
export const SEARCH_ATTRIBUTES = {
  TicketStatus: 'KEYWORD',
  EventCode: 'KEYWORD',
  /** The holder's Todoist user id. */
  Agent: 'KEYWORD',
  TicketPriority: 'KEYWORD',
  NextDeadline: 'DATETIME',
} as const;

export type AttributeName = keyof typeof SEARCH_ATTRIBUTES;

/** Todoist's wire priority (4 is the most urgent) as people call it: `p1` to `p4`. */
export function priorityName(priority: number): string {
  return `p${5 - priority}`;
}

/** Values of the attributes; null takes an attribute away. `NextDeadline` is epoch milliseconds. */
export function attributesOf(ticket: {
  status: TicketStatus;
  eventCode: string;
  agentId: string | null;
  priority: number;
  deadline: number | null;
}): Record<AttributeName, string | Date | null> {
  return {
    TicketStatus: ticket.status,
    EventCode: ticket.eventCode,
    Agent: ticket.agentId,
    TicketPriority: priorityName(ticket.priority),
    NextDeadline: ticket.deadline === null ? null : new Date(ticket.deadline),
  };
}
