import { AsyncLocalStorage, defaultPayloadConverter, uuid4 } from '@temporalio/workflow';
import { traceparent } from '../../src/domain/trace.ts';

/**
 * The trace at hand, as it travels in headers. It keeps nothing by itself; each workflow has its modules to itself, and
 * interceptors and the workflow have no other place to meet.
 */
export const currentTrace = new AsyncLocalStorage<Trace>();

/** As it travels in headers. */
export type Trace = ReturnType<typeof defaultPayloadConverter.toPayload>;

/** For what nobody outside caused, such as a deadline. */
export function newTrace(): Trace {
  const hex = () => uuid4().replaceAll('-', '');
  const header = traceparent({ traceId: hex(), spanId: hex().slice(0, 16) });
  return defaultPayloadConverter.toPayload(header);
}
