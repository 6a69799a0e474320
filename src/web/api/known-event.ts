import type { EventRow } from '../../database/entities/event.ts';
import { Problem } from '../problem.ts';

/** The event that was looked up. @throws Problem 404 where there is none */
export function knownEvent(event: EventRow | null): EventRow {
  if (event === null) throw new Problem(404, 'There is no event with this code.');
  return event;
}
