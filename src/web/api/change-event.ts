import type { z } from 'zod';
import type { EventRow } from '../../database/entities/event.ts';
import type { EventStore } from '../../database/event-store.ts';
import { Problem } from '../problem.ts';
import { endsAfterStart, type EVENT_CHANGE } from './event-body.ts';
import { knownEvent } from './known-event.ts';

/**
 * Changes what is named, of the timers as well; the rest stays. @returns the event as it is now
 * @throws Problem 400 where it would end before it starts
 */
export async function changeEvent(
  events: EventStore,
  event: EventRow,
  { timers, ...change }: z.infer<typeof EVENT_CHANGE>,
): Promise<EventRow> {
  if (!endsAfterStart({ ...event, ...change })) {
    throw new Problem(400, 'The body has faults.', {
      errors: [{ path: 'endsAt', message: 'The end is after the start' }],
    });
  }
  const changed = await events.update(event.id, {
    ...change,
    ...(timers === undefined ? {} : { timers: { ...event.timers, ...timers } }),
  });
  return knownEvent(changed);
}
