import type { LifeStep } from '../../../database/ticket-life.ts';

/** What a step of a ticket's life did, in words, beside the step before it; `before` null is where it began. */
export function stepWords(step: LifeStep, before: LifeStep | null): string {
  const { status, agentName } = step;
  if (before === null) return 'Opened';
  const holder = agentName ?? 'somebody';
  const wasOver = before.status === 'resolved' || before.status === 'closed';
  const isHandedOver =
    before.agentTodoistId !== null &&
    step.agentTodoistId !== null &&
    before.agentTodoistId !== step.agentTodoistId;
  switch (status) {
    case 'new':
      return wasOver ? 'Reopened, held by nobody' : 'Back in the queue';
    case 'claimed':
      if (wasOver) return `Reopened, with ${holder}`;
      if (isHandedOver) return `Handed over to ${holder}`;
      return before.status === 'waiting' ? `Taken up again by ${holder}` : `Claimed by ${holder}`;
    case 'waiting':
      return isHandedOver ? `Handed over to ${holder}, waiting` : 'Waiting for the organizer';
    case 'resolved':
      return 'Resolved';
    case 'closed':
      return 'Closed';
  }
}
