import type { upsertSearchAttributes } from '@temporalio/workflow';
import {
  attributesOf,
  SEARCH_ATTRIBUTES,
  type AttributeName,
} from '../src/domain/search-attributes.ts';
import { nextDeadline } from '../src/domain/deadlines.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';

type Pairs = Extract<Parameters<typeof upsertSearchAttributes>[0], unknown[]>;

/** The search attributes in which two states of a ticket differ, with their new values. */
export function changedAttributes(before: TicketState, after: TicketState): Pairs {
  const old = valuesOf(before);
  const current = valuesOf(after);
  return (Object.keys(SEARCH_ATTRIBUTES) as AttributeName[])
    .filter((name) => String(old[name]) !== String(current[name]))
    .map((name) => ({
      key: { name, type: SEARCH_ATTRIBUTES[name] },
      value: current[name],
    })) as Pairs;
}

function valuesOf(state: TicketState) {
  return attributesOf({
    status: state.status,
    eventCode: state.event.code,
    agentId: state.agent?.id ?? null,
    priority: state.priority,
    deadline: nextDeadline(state)?.at ?? null,
  });
}
