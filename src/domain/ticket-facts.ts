import type { TicketState } from './ticket-state.ts';

/** The label that marks Pitcrew's tasks; it is no category. */
export const TASK_LABEL = 'support';

/** Todoist's wire value of the priority that people see as p1. */
export const MOST_URGENT = 4;

/** Somebody still works on the ticket, or should. */
export function isActive({ status }: TicketState): boolean {
  return status !== 'resolved' && status !== 'closed';
}
