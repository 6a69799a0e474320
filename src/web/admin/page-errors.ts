import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { toProblem } from '../to-problem.ts';
import type { AdminDeps } from './admin-deps.ts';
import { visitOf } from './visit.ts';

const OURS =
  'Something went wrong, and it is our fault. It has been logged; try again in a moment.';

/** Answers every error with a page. A fault of ours is logged whole and told to nobody. */
export function pageErrors({ show, logger }: AdminDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = toProblem(error);
    if (problem === null) logger.error({ err: error, path: request.path }, 'An admin page failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, message, headers } = problem ?? new Problem(500, OURS);
    const { session } = visitOf(response);
    response.status(status).set(headers);
    show(response, '/error', {
      title: STATUS_CODES[status] ?? 'Error',
      message,
      isLoggedIn: session !== null,
    });
  };
}
