import { nextDeadline } from '../../../src/domain/deadlines.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';

/** Checks what holds at every moment. @throws where it does not */
export function checkAlways(
  before: TicketState,
  event: TicketEvent,
  state: TicketState,
  now: number,
): void {
  const faults = [
    state.status === 'new' && state.agent !== null && 'nobody holds a new ticket',
    (state.status === 'resolved') !== (state.resolvedAt !== null && state.closedAt === null) &&
      state.status !== 'closed' &&
      'a solved ticket knows since when',
    state.findingMover && state.status !== 'new' && 'only who takes a new ticket is looked for',
    before.status === 'closed' &&
      state.status !== 'closed' &&
      state.seenMessages.length === before.seenMessages.length &&
      'the end is the end, unless a message arrives',
    event.type === 'deadlinePassed' && isDue(state, now) && 'what was due has been done',
    (state.status === 'new') !== (state.since.unclaimed !== null) && 'the queue knows since when',
    (state.status === 'claimed') !== (state.since.held !== null) && 'a holder knows since when',
    (state.status === 'waiting') !== (state.since.waiting !== null) && 'who waits knows since when',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new Error(`It does not hold that ${faults.join(', ')}.`);
}

function isDue(state: TicketState, now: number): boolean {
  const deadline = nextDeadline(state);
  return deadline !== null && deadline.at <= now;
}
