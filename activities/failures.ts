import { ApplicationFailure } from '@temporalio/activity';
import { RateLimited, Refused } from '../src/domain/ports.ts';

/**
 * Runs a call to a port and draws the line between retryable and not: what is refused for good is told so, what is
 * rate limited is tried again when the other side says, everything else is retried by the activity's policy.
 */
export async function asActivity<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toFailure(error);
  }
}

function toFailure(error: unknown): unknown {
  if (error instanceof Refused) {
    return ApplicationFailure.create({
      message: error.message,
      type: 'Refused',
      nonRetryable: true,
      details: [error.reason],
    });
  }
  if (error instanceof RateLimited) {
    return ApplicationFailure.create({
      message: error.message,
      type: 'RateLimited',
      nextRetryDelay: error.retryAfterMs,
      category: 'BENIGN',
    });
  }
  return error;
}
