import express from 'express';
import type { ErrorRequestHandler, Express, Request, Response } from 'express';

import type { TodoistPerson } from './entities.ts';
import { ApiError, unauthorized } from './errors.ts';
import type { RequestLog } from './request-log.ts';
import { bodyOf, bytesOf, originOf, strings, summary } from './request-parts.ts';
import type { Route } from './route.ts';
import { sendError, sendErrorBody } from './send-error.ts';
import type { TroubleDesk } from './trouble.ts';
import type { Uploads } from './uploads.ts';
import type { World } from './world.ts';

export type HttpDeps = {
  world: World;
  routes: Route[];
  desk: TroubleDesk;
  uploads: Uploads;
  log: RequestLog;
  /** Resolves when all changes are on disk. */
  flush: () => Promise<void>;
};

const API = '/api/v1';

/** The HTTP face of the world: bodies, authorization, troubles, then the routes. */
export function createHttpApp(deps: HttpDeps): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  // Documented: a POST body has at most 1 MiB, an upload at most 100 MB.
  app.use(express.json({ limit: '1mb' }), express.urlencoded({ limit: '1mb', extended: false }));
  app.use(express.raw({ type: 'multipart/form-data', limit: '100mb' }));
  app.use((request, _response, next) => {
    deps.log.add({
      method: request.method,
      path: request.path,
      at: Date.now(),
      ...summary(request),
    });
    next();
  });
  app.post(`${API}/uploads`, (request, response) =>
    answer(deps, request, response, () =>
      deps.uploads.accept(bytesOf(request), request.get('content-type') ?? '', originOf(request)),
    ),
  );
  for (const route of deps.routes) {
    app[route.method](`${API}${route.path}`, (request, response) =>
      answer(deps, request, response, (person) =>
        route.answer({
          world: deps.world,
          person,
          params: strings(request.params),
          query: strings(request.query),
          body: bodyOf(request),
          path: request.path,
        }),
      ),
    );
  }
  addFileRoutes(app, deps);
  app.use((_request, response) => sendError(response, 404, 'NOT_FOUND', 'Not found'));
  app.use(bodyFault);
  return app;
}

/** Runs what a request asks for and sends the result, unless a trouble was planned for it. */
async function answer(
  deps: HttpDeps,
  request: Request,
  response: Response,
  act: (person: TodoistPerson) => unknown,
): Promise<void> {
  const { types = [] } = summary(request);
  const isLost = deps.desk.losesAnswer(request.path, types);
  try {
    const person = authorize(deps.world, request);
    const fault = deps.desk.requestFault(request.path, types);
    if (fault) throw fault;
    const result = await act(person);
    // What a client has been told must not be forgotten when this process is killed.
    await deps.flush();
    if (isLost) return void request.socket.destroy();
    if (result === undefined) response.status(204).end();
    else response.json(result);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (isLost) return void request.socket.destroy();
    sendErrorBody(response, error.body);
  }
}

function addFileRoutes(app: Express, { world, uploads }: HttpDeps): void {
  app.get('/files/:id/:name', (request, response) => {
    try {
      authorize(world, request);
      response.redirect(302, uploads.signedPath(request.params.id, request.params.name));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sendErrorBody(response, error.body);
    }
  });
  app.get('/cdn/:id/:name', async (request, response) => {
    const { id, name } = request.params;
    const file = await uploads.open(id, name, strings(request.query).signature ?? '');
    if (!file) return void response.status(403).end();
    response.type(file.type).send(Buffer.from(file.bytes));
  });
}

function authorize(world: World, request: Request): TodoistPerson {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  const isBearer = scheme?.toLowerCase() === 'bearer' && token;
  const person = [...world.data.people.values()].find((one) => one.token === token);
  if (!isBearer || !person) throw unauthorized();
  return person;
}

// Express asks for four parameters to tell an error handler from others.
const bodyFault: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  const tag = status >= 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST';
  sendError(response, status, tag, error instanceof Error ? error.message : 'Unknown error');
};
