import type { RequestHandler } from 'express';
import { readTraceparent, TRACE_HEADER } from '../domain/trace.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { PROBES } from './request-log.ts';

/** Each request begins a trace, or goes on with the one that its caller names. */
export function traceRequests(tracing: Tracing): RequestHandler {
  return (request, response, next) => {
    const { method, path } = request;
    if (PROBES.includes(path)) {
      next();
      return;
    }
    const step = tracing.begin(
      {
        name: method,
        kind: 'server',
        attributes: { 'http.request.method': method, 'url.path': path },
      },
      readTraceparent(request.header(TRACE_HEADER)),
    );
    response.once('close', () => {
      step.end(response.statusCode >= 500 ? String(response.statusCode) : undefined);
    });
    step.run(next);
  };
}
