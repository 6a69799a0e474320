import type { Server } from 'node:http';
import express, { type Express, type Router } from 'express';
import type { Logger } from '../logger.ts';
import type { ApiDeps } from './api/api-deps.ts';
import { createApi } from './api/api.ts';
import { createErrorHandler } from './handle-error.ts';
import type { ReadinessCheck } from '../readiness.ts';
import { createHealth } from './health.ts';
import { listen } from './listen.ts';
import { Problem } from './problem.ts';
import { refuseNul } from './refuse-nul.ts';
import { logRequests } from './request-log.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { dataOnly, securityHeaders } from './security-headers.ts';
import { traceRequests } from './trace-requests.ts';

export interface WebDeps {
  logger: Logger;
  tracing?: Tracing;
  checks: ReadinessCheck[];
  /** Null where this process serves no API. */
  api: ApiDeps | null;
  /** Webhooks, pages and the like: they see bodies raw. */
  mounts: { path: string; router: Router }[];
}

export interface WebServer {
  app: Express;
  /** Begins to serve; see `listen` for the port. */
  listen(port: number | null, host?: string): Promise<{ port: number }>;
  /** Lets requests in flight end, for 2 seconds at most. */
  close(): Promise<void>;
}

const GRACE_MS = 2_000;

/** Builds the web server: all routes are here. */
export function createWebServer({ logger, tracing, checks, api, mounts }: WebDeps): WebServer {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (tracing) app.use(traceRequests(tracing));
  app.use(logRequests(logger));
  app.use(securityHeaders());
  app.use(refuseNul());
  for (const { path, router } of mounts) app.use(path, router);
  app.use(dataOnly());
  app.use(createHealth(checks));
  if (api !== null) app.use('/api/v1', createApi(api));
  app.use(() => {
    throw new Problem(404, 'There is nothing at this address.');
  });
  app.use(createErrorHandler(logger));

  let server: Server | null = null;
  return {
    app,
    listen: async (asked, host) => {
      const listening = await listen(app, asked, host);
      server = listening.server;
      return { port: listening.port };
    },
    close: async () => {
      const closing = server;
      server = null;
      if (closing !== null) await end(closing);
    },
  };
}

async function end(server: Server): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
