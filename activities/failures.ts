import { ApplicationFailure, Context } from '@temporalio/activity';
import { RateLimited, Refused } from '../src/domain/ports.ts';

/** Pause between two signs of life; milliseconds. */
const HEARTBEAT = 2_000;

/**
 * Runs a call to a port and draws the line between retryable and not: what is refused for good is told so, what is
 * rate limited is tried again when the other side says, everything else is retried by the activity's policy. While it runs
 * it shows that this process lives: what a killed one had begun is begun again soon.
 */
export async function asActivity<T>(call: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), HEARTBEAT);
  try {
    return await call();
  } catch (error) {
    throw toFailure(error);
  } finally {
    clearInterval(beat);
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
