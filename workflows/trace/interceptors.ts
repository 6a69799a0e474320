import {
  defaultPayloadConverter,
  proxySinks,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';
import { TRACE_HEADER } from '../../src/domain/trace.ts';
import { currentTrace, newTrace, type Trace } from './current-trace.ts';
import type { TraceSinks } from './trace-sinks.ts';

type WithHeaders = { headers: Record<string, Trace> };

const { trace } = proxySinks<TraceSinks>();

const inTrace = <T>({ headers }: WithHeaders, work: () => T): T =>
  currentTrace.run(headers[TRACE_HEADER] ?? newTrace(), work);

function headerOf({ headers }: WithHeaders): string {
  const told = headers[TRACE_HEADER];
  return told ? defaultPayloadConverter.fromPayload<string>(told) : '';
}

/** Takes the trace that a message brings, and gives activities the one that caused them. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      execute: (input, next) => inTrace(input, () => next(input)),
      handleSignal: (input, next) => {
        trace.heard(input.signalName, headerOf(input));
        return inTrace(input, () => next(input));
      },
      handleUpdate: (input, next) => {
        trace.heard(input.name, headerOf(input));
        return inTrace(input, () => next(input));
      },
    },
  ],
  outbound: [
    {
      scheduleActivity: (input, next) => {
        const caused = currentTrace.getStore();
        return next(
          caused ? { ...input, headers: { ...input.headers, [TRACE_HEADER]: caused } } : input,
        );
      },
    },
  ],
});
