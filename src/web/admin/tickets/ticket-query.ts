import type { Request } from 'express';
import { z } from 'zod';
import type { TicketChoice } from '../../../database/ticket-conditions.ts';
import type { TicketOrder } from '../../../database/ticket-pages.ts';

export const STATUSES = ['new', 'claimed', 'waiting', 'resolved', 'closed'] as const;

/** What is no value of a field, in an address that somebody wrote by hand, is one that was not filled in. */
const word = z.string().trim().min(1).max(200).optional().catch(undefined);
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values).optional().catch(undefined);

const QUERY = z.object({
  q: word,
  event: word,
  status: z
    .preprocess(
      (value) => (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []),
      z.array(z.unknown()),
    )
    .transform((values) => STATUSES.filter((status) => values.includes(status))),
  agent: word,
  category: word,
  priority: oneOf(['1', '2', '3', '4']),
  rating: oneOf(['1', '2', '3', '4', '5']),
  failed: oneOf(['1']),
  order: z.enum(['newest', 'waiting']).catch('newest'),
  after: word,
});

/** The filter of the list of tickets, as its form and its addresses have it. */
export type TicketQuery = z.infer<typeof QUERY>;

/** Reads the filter; there is none that is refused. */
export function readTicketQuery(request: Request): TicketQuery {
  return QUERY.parse(request.query);
}

/** Which tickets a filter means, and in which order. `priority` is as people see it: 1 is p1. */
export function choiceOf(query: TicketQuery): { choice: TicketChoice; order: TicketOrder } {
  const { q, event, status, agent, category, priority, rating, failed, order } = query;
  const choice: TicketChoice = {
    ...(q !== undefined && { q }),
    ...(event !== undefined && { event }),
    ...(status.length > 0 && { status }),
    ...(agent !== undefined && { agent }),
    ...(category !== undefined && { category }),
    ...(priority !== undefined && { priority: 5 - Number(priority) }),
    ...(rating !== undefined && { rating: Number(rating) }),
    ...(failed !== undefined && { hasFailed: true }),
  };
  return { choice, order };
}

/** The filter as the query of an address, with what differs from it; without what is not filled in. */
export function queryString(query: TicketQuery, changes: { after?: string | null } = {}): string {
  const { status, order, ...words } = { ...query, ...changes };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) if (value) params.set(name, value);
  for (const each of status) params.append('status', each);
  if (order !== 'newest') params.set('order', order);
  return params.size === 0 ? '' : `?${params.toString()}`;
}

/** Where the tickets that a filter means are to be had as a file. */
export function downloadAddress(query: TicketQuery): string {
  const { q, event, status, agent, category, priority, rating, failed } = query;
  const words = {
    q,
    event,
    status: status.join(','),
    agent,
    category,
    priority: priority && `p${priority}`,
    rating,
    hasFailed: failed && 'true',
  };
  const params = new URLSearchParams({ what: 'tickets', format: 'csv' });
  for (const [name, value] of Object.entries(words)) if (value) params.set(name, value);
  return `/admin/exports/download?${params.toString()}`;
}
