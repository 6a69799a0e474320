import { z } from 'zod';
import type { TodoistConnection } from './api.ts';

/** Every plan takes files up to this size. Bytes. Source: Todoist help, "Usage limits in Todoist". */
export const SURE_LIMIT = 5 * 1024 * 1024;

/** A plan may be changed while the desk runs. Milliseconds. */
const KEPT = 3_600_000;

const answer = z.object({
  user_plan_limits: z.object({
    current: z.object({ upload_limit_mb: z.number().positive() }),
  }),
});

/**
 * How large a file the account's plan takes, in bytes; null where Todoist does not say.
 * Source: Todoist API v1, "User plan limits".
 */
export function createUploadLimit(todoist: Pick<TodoistConnection, 'read'>) {
  let known: { limit: number | null; at: number } | null = null;
  return async (): Promise<number | null> => {
    if (known !== null && Date.now() - known.at < KEPT) return known.limit;
    const told = answer.safeParse(await todoist.read('*', ['user_plan_limits'])).data;
    const megabytes = told?.user_plan_limits.current.upload_limit_mb ?? null;
    known = { limit: megabytes === null ? null : megabytes * 1024 * 1024, at: Date.now() };
    return known.limit;
  };
}
