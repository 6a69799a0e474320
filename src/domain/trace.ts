/** One step of a trace: which trace, and which step of it. Both in hexadecimal, as W3C Trace Context has them. */
export interface TraceContext {
  traceId: string;
  spanId: string;
}

/** The header in which a trace travels, with HTTP as with Temporal. Source: W3C Trace Context, "Traceparent Header". */
export const TRACE_HEADER = 'traceparent';

const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}/;

/** The value of the header; the last part says that the trace is recorded. */
export function traceparent({ traceId, spanId }: TraceContext): string {
  return `00-${traceId}-${spanId}-01`;
}

/** Reads the header; null where it is none. */
export function readTraceparent(value: unknown): TraceContext | null {
  const [, traceId, spanId] = TRACEPARENT.exec(String(value)) ?? [];
  if (traceId === undefined || spanId === undefined) return null;
  return /^0+$/.test(traceId) || /^0+$/.test(spanId) ? null : { traceId, spanId };
}
