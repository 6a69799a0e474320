import type { z } from 'zod';

import { invalidArgument, missingArgument } from './errors.ts';
import type { ApiError } from './errors.ts';

const EXPECTED: Record<string, string> = { too_small: 'minlen', too_big: 'maxlen' };

/** Arguments checked against `schema`; throws the 400 Todoist answers for the first wrong one. */
export function parseArgs<T>(schema: z.ZodType<T>, args: Record<string, unknown>): T {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  throw firstFault(parsed.error, args);
}

function firstFault(error: z.ZodError, args: Record<string, unknown>): ApiError {
  const issue = error.issues[0];
  const argument = String(issue?.path[0] ?? 'args');
  if (args[argument] === undefined) return missingArgument(argument);
  return invalidArgument(argument, EXPECTED[issue?.code ?? ''] ?? 'valid value');
}
