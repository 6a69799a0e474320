import type { Request } from 'express';
import { z } from 'zod';
import type { OrganizerChoice } from '../../../database/organizer-pages.ts';
import { readId } from '../read-id.ts';

/** What is no value of a field, in an address that somebody wrote by hand, is one that was not filled in. */
const word = z.string().trim().min(1).max(200).optional().catch(undefined);

const QUERY = z.object({
  q: word,
  event: word,
  blocked: z.literal('1').optional().catch(undefined),
});

/** The filter of the list of organizers, as its form and its addresses have it. */
export type OrganizerQuery = z.infer<typeof QUERY> & { before: number | null };

/** Reads the filter; there is none that is refused. A NUL is in nobody's name. */
export function readOrganizerQuery(request: Request): OrganizerQuery {
  return { ...QUERY.parse(request.query), before: readId(request.query['before']) };
}

/** Which organizers a filter means. */
export function choiceOf({ q, event, blocked }: OrganizerQuery): OrganizerChoice {
  return {
    ...(q !== undefined && { q }),
    ...(event !== undefined && { event }),
    ...(blocked !== undefined && { blocked: true }),
  };
}

/** The address of a page of what a filter means; the first where `before` is null. */
export function addressOf(
  { q, event, blocked }: OrganizerQuery,
  before: number | null = null,
): string {
  const params = new URLSearchParams();
  const fields = { q, event, blocked, before: before === null ? undefined : String(before) };
  for (const [name, value] of Object.entries(fields)) if (value) params.set(name, value);
  return `/admin/organizers${params.size === 0 ? '' : `?${params.toString()}`}`;
}
