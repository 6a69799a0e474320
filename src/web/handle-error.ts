import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../logger.ts';
import { Problem, sendProblem } from './problem.ts';
import { toProblem } from './to-problem.ts';

/** Answers every error with a problem. A fault of ours is logged whole and told to nobody. */
export function createErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = toProblem(error);
    if (problem === null) logger.error({ err: error, path: request.path }, 'A request failed');
    // Nothing can be said any more: express ends the connection.
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, problem ?? new Problem(500, 'Something went wrong; it has been logged.'));
  };
}
