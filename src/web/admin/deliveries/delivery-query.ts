import { z } from 'zod';
import type { TroubleChoice } from '../../../database/delivery-trouble.ts';
import type { FailureReason } from '../../../domain/effects.ts';
import { FAILURE_REASONS } from './failure-words.ts';

const [first = 'blocked', ...others] = FAILURE_REASONS;

/** What is no value of a field, in an address that somebody wrote by hand, is one that was not filled in. */
const QUERY = z.object({
  event: z.string().trim().min(1).max(32).optional().catch(undefined),
  delivery: z.enum(['failed', 'pending']).optional().catch(undefined),
  direction: z.enum(['in', 'out']).optional().catch(undefined),
  reason: z
    .enum<[FailureReason, ...FailureReason[]]>([first, ...others])
    .optional()
    .catch(undefined),
});

/** Reads which messages in trouble are meant, from an address or a form. */
export function readTroubleChoice(fields: unknown): TroubleChoice {
  const { event, delivery, direction, reason } = QUERY.parse(fields);
  return {
    ...(event !== undefined && { event }),
    ...(delivery !== undefined && { delivery }),
    ...(direction !== undefined && { direction }),
    ...(reason !== undefined && { reason }),
  };
}

/** The choice as the query of an address. */
export function troubleQuery(choice: TroubleChoice): string {
  const query = new URLSearchParams({ ...choice }).toString();
  return query === '' ? '' : `?${query}`;
}
