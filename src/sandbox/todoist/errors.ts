/** The body of every error Todoist answers, over REST and inside `sync_status`. */
export type ErrorBody = {
  error: string;
  error_code: number;
  error_extra: Record<string, unknown>;
  error_tag: string;
  http_code: number;
};

/** An error that is to be answered to the client as it is. */
export class ApiError extends Error {
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(body.error);
    this.name = 'ApiError';
    this.body = body;
  }
}

function apiError(
  http_code: number,
  error_tag: string,
  error_code: number,
  error: string,
  error_extra: Record<string, unknown> = {},
): ApiError {
  return new ApiError({ error, error_code, error_extra, error_tag, http_code });
}

type Kind = 'Project' | 'Item' | 'Note' | 'Section' | 'Label';

// 21 and 22 are seen in many clients' fixtures of real answers; the other codes are not verified.
const NOT_FOUND_CODES: Record<Kind, number> = {
  Project: 21,
  Item: 22,
  Note: 24,
  Section: 25,
  Label: 27,
};

export function notFound(kind: Kind): ApiError {
  const code = NOT_FOUND_CODES[kind];
  return apiError(404, `${kind.toUpperCase()}_NOT_FOUND`, code, `${kind} not found`);
}

export function forbidden(): ApiError {
  return apiError(403, 'FORBIDDEN', 32, 'Forbidden');
}

export function unauthorized(): ApiError {
  return apiError(401, 'AUTH_INVALID_TOKEN', 401, 'Invalid token');
}

/** `expected` is what Todoist names there, e.g. `minlen` for an empty content. */
export function invalidArgument(argument: string, expected: string): ApiError {
  const extra = { argument, expected };
  return apiError(400, 'INVALID_ARGUMENT_VALUE', 20, 'Invalid argument value', extra);
}

export function missingArgument(argument: string): ApiError {
  return apiError(400, 'ARGUMENT_MISSING', 19, 'Required argument is missing', { argument });
}

export function badRequest(error: string): ApiError {
  return apiError(400, 'BAD_REQUEST', 42, error);
}

export function limitReached(what: 'ITEMS' | 'SECTIONS'): ApiError {
  return apiError(403, `MAX_${what}_LIMIT_REACHED`, 49, `Maximum number of ${what.toLowerCase()}`);
}

/** The refusal of a client that asks too often; `retryAfter` in seconds. */
export function tooManyRequests(retryAfter: number): ApiError {
  const extra = { retry_after: retryAfter };
  return apiError(429, 'LIMITS_REACHED', 35, 'Too many requests, try again later', extra);
}

/** An error made up by a test, e.g. 503 without a retry time. */
export function injectedError(error: {
  status: number;
  retryAfter?: number;
  tag?: string;
}): ApiError {
  if (error.status === 429 && error.tag === undefined)
    return tooManyRequests(error.retryAfter ?? 1);
  const extra = error.retryAfter === undefined ? {} : { retry_after: error.retryAfter };
  const tag = error.tag ?? (error.status >= 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST');
  return apiError(error.status, tag, error.status, `Error ${error.status}`, extra);
}

/**
 * The same error as REST words it: there every missing object is `NOT_FOUND` with code 478
 * (the migration guide of API v1 shows "Task not found").
 */
export function asRestError(body: ErrorBody): ErrorBody {
  if (body.http_code !== 404 || !body.error_tag.endsWith('_NOT_FOUND')) return body;
  const error = body.error.replace('Item', 'Task').replace('Note', 'Comment');
  return { ...body, error, error_code: 478, error_tag: 'NOT_FOUND' };
}
