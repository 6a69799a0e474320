import { condition, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { StoreEffect } from '../src/domain/effects.ts';
import type { TicketRecord } from '../src/domain/ports.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';
import type { Outbox } from './outbox.ts';

const { saveTicket } = proxyActivities<Activities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '15 seconds' },
});

/**
 * Keeps the read model in step: whatever has gathered while one save was under way goes into the next one. What the
 * read model knows already is not saved again: most events change nothing there, and a save costs as much as a relay.
 * @param inTrace runs a save in the trace it belongs to
 */
export function createProjection(
  state: () => TicketState,
  carried: StoreEffect[],
  inTrace: <T>(work: () => Promise<T>) => Promise<T>,
): Outbox<StoreEffect> {
  const changes = [...carried];
  let dirty = carried.length > 0;
  /** The record as the last save has it; nothing is taken for granted of what an earlier run saved. */
  let saved: string | null = null;
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
      const record = recordOf(state());
      saved = JSON.stringify(record);
      await inTrace(() =>
        saveTicket.executeWithOptions({ summary: record.status }, [record, batch]),
      );
      changes.splice(0, batch.length);
      saving = false;
    }
    resting = true;
  };
  void drain();

  return {
    add(effects) {
      changes.push(...effects);
      dirty ||= effects.length > 0 || JSON.stringify(recordOf(state())) !== saved;
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
  const { ratingComment, reopenedCount } = state;
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
    ratingComment,
    reopenedCount,
  };
}
