import { ActivityFailure, ApplicationFailure, isCancellation } from '@temporalio/workflow';
import type { FailureReason } from '../../src/domain/effects.ts';

/** Why an activity was refused for good; null where it failed otherwise. */
export function refusalOf(error: unknown): FailureReason | null {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (isCancellation(error) || !(cause instanceof ApplicationFailure)) return null;
  if (cause.type !== 'Refused') return null;
  const [reason] = (cause.details ?? []) as [FailureReason];
  return reason;
}
