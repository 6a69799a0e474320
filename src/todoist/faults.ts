import { z } from 'zod';
import { RateLimited, Refused } from '../domain/ports.ts';
import { seconds } from './failed-answer.ts';

/** Where Todoist says nothing of how long to wait. Milliseconds. */
const DEFAULT_WAIT = 5_000;

/** Statuses of a request that will be answered the same way again. 401 and 403 are not: a token can be renewed. */
const FINAL_STATUSES = new Set([400, 404, 410, 413, 422]);

/** An error of the SDK, duck-typed: jest and Node each have an `Error` of their own. */
const failedRequest = z.object({
  httpStatusCode: z.number(),
  responseData: z.unknown().optional(),
});

const failedBody = z.object({
  error_extra: z
    .object({ retry_after: seconds.optional().catch(undefined) })
    .loose()
    .optional(),
});

/** What one command of a `/sync` request came to; the SDK writes the fields in camel case. */
const failedCommand = z.object({
  error: z.string().default(''),
  httpCode: z.number().optional(),
  errorExtra: z
    .object({ retryAfter: seconds.optional().catch(undefined) })
    .loose()
    .optional(),
});

/** The HTTP status of a failed request; null where no answer came. */
export function statusOf(error: unknown): number | null {
  return failedRequest.safeParse(error).data?.httpStatusCode ?? null;
}

/** How long Todoist asks to wait, in milliseconds; null where it does not. */
export function waitOf(error: unknown): number | null {
  const request = failedRequest.safeParse(error).data;
  if (request?.httpStatusCode !== 429) return null;
  const wait = failedBody.safeParse(request.responseData).data?.error_extra?.retry_after;
  return wait === undefined ? DEFAULT_WAIT : wait * 1_000;
}

/** A failed request as ports tell it: refused, to be waited out, or (as it is) worth another try. */
export function requestFault(error: unknown): unknown {
  const wait = waitOf(error);
  if (wait !== null) return new RateLimited(wait, 'Todoist asks to wait.');
  return finalFault(statusOf(error), String(error)) ?? error;
}

/** A failed command of a batch, likewise. */
export function commandFault(status: unknown): Error {
  const command = failedCommand.safeParse(status).data;
  const message = `Todoist refused a command: ${command?.error ?? 'no reason given'}`;
  if (command?.httpCode === 429) {
    const wait = command.errorExtra?.retryAfter;
    return new RateLimited(wait === undefined ? DEFAULT_WAIT : wait * 1_000, message);
  }
  return finalFault(command?.httpCode ?? null, message) ?? new Error(message);
}

function finalFault(status: number | null, message: string): Refused | null {
  if (status === null || !FINAL_STATUSES.has(status)) return null;
  return new Refused(
    status === 404 || status === 410 ? 'task-gone' : 'refused-by-todoist',
    message,
  );
}
