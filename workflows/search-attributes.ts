import { patched, type upsertSearchAttributes } from '@temporalio/workflow';
import {
  attributesOf,
  SEARCH_ATTRIBUTES,
  type AttributeName,
} from '../src/domain/search-attributes.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';

type Pairs = Extract<Parameters<typeof upsertSearchAttributes>[0], unknown[]>;

/** Tickets that ran before there were these do without them: their history has no place for another upsert. */
const LATER: AttributeName[] = ['Delivery', 'Overdue'];

/** The search attributes in which two states of a ticket differ, with their new values. */
export function changedAttributes(before: TicketState, after: TicketState): Pairs {
  const old = attributesOf(before);
  const current = attributesOf(after);
  return (Object.keys(SEARCH_ATTRIBUTES) as AttributeName[])
    .filter((name) => String(old[name]) !== String(current[name]))
    .filter((name) => !LATER.includes(name) || patched('delivery-and-overdue'))
    .map((name) => ({
      key: { name, type: SEARCH_ATTRIBUTES[name] },
      value: current[name],
    })) as Pairs;
}
