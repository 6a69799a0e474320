import { defaultPayloadConverter, type Payload } from '@temporalio/client';
import { attributesOf } from '../domain/search-attributes.ts';
import type { TicketState } from '../domain/ticket-state.ts';

/** Search attributes at the start cost nothing; they are never encrypted. */
export function indexedFields(state: TicketState): Record<string, Payload> {
  return Object.fromEntries(
    Object.entries(attributesOf(state))
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, defaultPayloadConverter.toPayload(value)]),
  );
}
