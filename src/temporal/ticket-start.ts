import { defaultPayloadConverter, type Payload } from '@temporalio/client';
import { nextDeadline } from '../domain/deadlines.ts';
import { attributesOf } from '../domain/search-attributes.ts';
import type { TicketState } from '../domain/ticket-state.ts';

/** Search attributes at the start cost nothing; they are never encrypted. */
export function indexedFields(state: TicketState): Record<string, Payload> {
  const values = attributesOf({
    status: state.status,
    eventCode: state.event.code,
    agentId: null,
    priority: state.priority,
    deadline: nextDeadline(state)?.at ?? null,
  });
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, defaultPayloadConverter.toPayload(value)]),
  );
}
