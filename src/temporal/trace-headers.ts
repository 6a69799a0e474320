import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { readTraceparent, TRACE_HEADER, type TraceContext } from '../domain/trace.ts';
import type { Tracing } from '../tracing/tracing.ts';

/** The trace at hand as Temporal's messages carry it; it is never encrypted. */
export function traceHeaders(tracing: Pick<Tracing, 'header'>): Headers {
  const header = tracing.header();
  return header === null ? {} : { [TRACE_HEADER]: defaultPayloadConverter.toPayload(header) };
}

/** Reads what `traceHeaders` wrote; null where there is nothing of it. */
export function traceOf(headers: Headers): TraceContext | null {
  const payload = headers[TRACE_HEADER];
  return payload ? readTraceparent(defaultPayloadConverter.fromPayload(payload)) : null;
}

/** Puts the trace at hand into updates, which go by the SDK's own client. */
export function traceUpdates(headers: () => Headers): WorkflowClientInterceptor {
  return {
    startUpdate: (input, next) => next({ ...input, headers: { ...input.headers, ...headers() } }),
  };
}
