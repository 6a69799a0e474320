import { condition, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { StoreEffect } from '../src/domain/events.ts';
import type { TicketRecord } from '../src/domain/ports.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';
import type { Outbox } from './outbox.ts';

const { saveTicket } = proxyActivities<Activities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '15 seconds' },
});

/** Keeps the read model in step: whatever has gathered while one save was under way goes into the next one. */
export function createProjection(
  state: () => TicketState,
  carried: StoreEffect[],
): Outbox<StoreEffect> {
  const changes = [...carried];
  let dirty = carried.length > 0;
  let saving = false;
  let paused = false;
  let resting = false;

  const drain = async () => {
    for (;;) {
      await condition(() => paused || dirty);
      if (paused) break;
      dirty = false;
      saving = true;
      const batch = [...changes];
      await saveTicket.executeWithOptions({ summary: state().status }, [recordOf(state()), batch]);
      changes.splice(0, batch.length);
      saving = false;
    }
    resting = true;
  };
  void drain();

  return {
    add(effects) {
      changes.push(...effects);
      dirty = true;
    },
    isEmpty: () => !dirty && !saving,
    pause: () => void (paused = true),
    isResting: () => resting,
    rest: () => [...changes],
  };
}

function recordOf(state: TicketState): TicketRecord {
  const { number, organizer, previousNumber, subject, status, agent, task, priority } = state;
  const { categories, openedAt, claimedAt, firstReplyAt, resolvedAt, closedAt, rating } = state;
  return {
    number,
    organizer,
    previousNumber,
    subject,
    status,
    agent,
    task,
    priority,
    categories,
    openedAt,
    claimedAt,
    firstReplyAt,
    resolvedAt,
    closedAt,
    rating,
    reopenedCount: state.reopenedCount,
  };
}
