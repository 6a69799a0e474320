import type { OperatorAct } from '../../../domain/operator-acts.ts';
import type { TicketStatus } from '../../../domain/ticket-status.ts';

type ActType = OperatorAct['type'];

const OFFERED: Record<TicketStatus, ActType[]> = {
  new: ['reply', 'note', 'claim', 'resolve', 'close'],
  claimed: ['reply', 'note', 'claim', 'release', 'resolve', 'close'],
  waiting: ['reply', 'note', 'claim', 'release', 'resolve', 'close'],
  resolved: ['reply', 'note', 'reopen', 'close'],
  closed: [],
};

/** The acts that make sense for a ticket with this status; the ticket itself has the last word. */
export function offeredActs(status: TicketStatus, options: { hasFailed: boolean }): Set<ActType> {
  const acts = new Set(OFFERED[status]);
  if (options.hasFailed && status !== 'closed') acts.add('resend');
  return acts;
}
