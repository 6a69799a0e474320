import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

/** Refuses addresses with a NUL character: nothing that is kept has one, and PostgreSQL cannot even be asked for it. */
export function refuseNul(): RequestHandler {
  return (request, _response, next) => {
    if (request.originalUrl.includes('%00')) {
      throw new Problem(400, 'No text has a NUL character.');
    }
    next();
  };
}
