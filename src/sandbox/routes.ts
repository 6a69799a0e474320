import { fileURLToPath } from 'node:url';

import express, { Router, type NextFunction, type Request, type Response } from 'express';

import { sandboxCast, type Cast } from './cast.ts';
import { ActionError } from './actions/action.ts';
import type { Clock } from './clock.ts';
import { fileRoutes } from './file-routes.ts';
import { createPageActions } from './page-actions.ts';
import { readPageState, type SandboxEvent, type SandboxLinks } from './page-state.ts';
import { requireSameOrigin } from './same-origin.ts';
import { createStateStream } from './state-stream.ts';
import type { TelegramServer } from './telegram-server.ts';
import type { TodoistServer } from './todoist-server.ts';
import { createUploads, UPLOAD_LIMIT } from './uploads.ts';

/** What the page is made from; `event` is asked for at every reading, as the event may be made after the server starts. */
export type SandboxRouterOptions = {
  telegram: TelegramServer;
  todoist: TodoistServer;
  links: SandboxLinks;
  /** Moves the tickets' time; without it the page has no such button. */
  clock?: Clock | null;
  event?: () => SandboxEvent | null;
  cast?: Cast;
};

/** The router of /sandbox; `endStreams` ends the pages' open event streams, which would keep a server from closing. */
export type SandboxRouter = Router & { endStreams(): void };

const pageDirectory = fileURLToPath(new URL('page', import.meta.url));

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the sandbox page: GET / and its assets, GET /state (PageState), GET /events (the same, pushed as
 * Server-Sent Events), POST /actions/:name (JSON in, JSON out; {error} with 400, 403, 404, 413 or 415 for a refusal), and the files of fileRoutes.
 */
export function sandboxRouter(options: SandboxRouterOptions): SandboxRouter {
  const { telegram, todoist, links, clock = null, event = () => null } = options;
  const { cast = sandboxCast } = options;
  const read = () => readPageState({ telegram, todoist, links, clock, cast, event });
  const uploads = createUploads();
  const run = createPageActions({ telegram, todoist, clock, uploads });
  const stream = createStateStream(read, [
    (listener) => telegram.onChange(listener),
    (listener) => todoist.onChange(listener),
    (listener) => clock?.onChange(listener) ?? (() => undefined),
  ]);
  const router = Router();

  router.use(setPageHeaders);
  router.get('/', redirectToFolder);
  router.get('/state', (_request, response) => void response.json(read()));
  router.get('/events', (_request, response) => stream.open(response));
  router.post(
    '/actions/:name',
    requireSameOrigin('application/json'),
    express.json(),
    async (request, response) => {
      response.json(await run(String(request.params.name), request.body));
    },
  );
  router.use(fileRoutes({ telegram, todoist, uploads }));
  router.use(express.static(pageDirectory, { cacheControl: false }));
  router.use(answerError);
  return Object.assign(router, { endStreams: () => stream.close() });
}

function setPageHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  next();
}

// The page's addresses are relative, so that it may be mounted anywhere: "/sandbox" must become "/sandbox/".
function redirectToFolder(request: Request, response: Response, next: NextFunction): void {
  const [path = '', query] = request.originalUrl.split('?');
  if (path.endsWith('/')) return next();
  response.redirect(308, query === undefined ? `${path}/` : `${path}/?${query}`);
}

function answerError(error: unknown, _request: Request, response: Response, next: NextFunction) {
  if (response.headersSent) return next(error);
  if (error instanceof ActionError) {
    response.status(error.status).json({ error: error.message });
  } else if (isClientError(error)) {
    const isTooLarge = error.status === 413;
    const limit = `The sandbox takes files of up to ${UPLOAD_LIMIT / 1024 / 1024} MB.`;
    const why = isTooLarge ? limit : 'The request is not readable JSON.';
    response.status(error.status).json({ error: why });
  } else {
    next(error);
  }
}

// What express.json() throws for a body that is broken, too large or in a foreign charset.
function isClientError(error: unknown): error is { status: number } {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
