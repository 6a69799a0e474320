import { ApplicationFailure, Context } from '@temporalio/activity';
import { ChatMoved, RateLimited, Refused } from '../src/domain/ports.ts';
import { firstLine, placesOf } from '../src/first-line.ts';

/** Pause between two signs of life; milliseconds. */
const HEARTBEAT = 2_000;

/**
 * Runs a call to a port and draws the line between retryable and not: what is refused for good is told so, what is
 * rate limited is tried again when the other side says, everything else is retried by the activity's policy. While it runs
 * it shows that this process lives: what a killed one had begun is begun again soon. What `call` notes, a later try
 * finds in `Context.current().info.heartbeatDetails`.
 */
export async function asActivity<T>(
  call: (note: (details: unknown) => void) => Promise<T>,
): Promise<T> {
  const context = Context.current();
  let noted: unknown = context.info.heartbeatDetails;
  // A sign of life takes the place of the one before it, with what that one carried.
  const showLife = () => context.heartbeat(noted);
  const beat = setInterval(showLife, HEARTBEAT);
  try {
    return await call((details) => {
      noted = details;
      showLife();
    });
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
  if (error instanceof ChatMoved) {
    // Whoever can go on in the new chat has caught this; what lay in the old one is out of reach.
    return toFailure(new Refused('chat-not-found', error.message));
  }
  if (error instanceof RateLimited) {
    return ApplicationFailure.create({
      message: error.message,
      type: 'RateLimited',
      nextRetryDelay: error.retryAfterMs,
      category: 'BENIGN',
    });
  }
  return error instanceof Error && error.message.includes('\n') ? unquoted(error) : error;
}

/** Failures are kept in the ticket's history, which shows their words also where payloads are encrypted. */
function unquoted(error: Error): ApplicationFailure {
  const failure = ApplicationFailure.create({
    message: firstLine(error.message),
    type: error.name,
  });
  failure.stack = placesOf(error);
  return failure;
}
