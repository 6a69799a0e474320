import { randomBytes } from 'node:crypto';

import type { Response } from 'express';

import { asRestError } from './errors.ts';
import type { ErrorBody } from './errors.ts';

/** Answers an error that has no code of its own. */
export function sendError(
  response: Response,
  http_code: number,
  error_tag: string,
  error: string,
): void {
  sendErrorBody(response, { error, error_code: http_code, error_extra: {}, error_tag, http_code });
}

/** Answers an error in the shape REST gives it. */
export function sendErrorBody(response: Response, body: ErrorBody): void {
  // The real API puts an event id and a retry time into every error, not only into 429s.
  const error_extra = {
    event_id: randomBytes(16).toString('hex'),
    retry_after: 3,
    ...body.error_extra,
  };
  if (body.error_extra.retry_after !== undefined) {
    response.set('Retry-After', String(error_extra.retry_after));
  }
  response.status(body.http_code).json({ ...asRestError(body), error_extra });
}
