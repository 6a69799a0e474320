import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../logger.ts';

/** What others ask again and again, and nobody needs to read of. */
export const PROBES = ['/healthz', '/readyz', '/metrics'];

/** Logs each request: method, path, status, time. Queries and addresses are people's own and stay out. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => PROBES.includes(pathOf(request.url)) },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'warn' : 'debug';
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    wrapSerializers: true,
  });
}

function pathOf(url: string | undefined): string {
  return url?.split('?', 1)[0] ?? '';
}
