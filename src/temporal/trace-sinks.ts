import type { InjectedSinks } from '@temporalio/worker';
import { readTraceparent } from '../domain/trace.ts';
import type { Logger } from '../logger.ts';
import type { TraceSinks } from '../../workflows/trace/trace-sinks.ts';

/** Logs what workflows hear, once: not again when a history is replayed. */
export function traceSinks(logger: Logger): InjectedSinks<TraceSinks> {
  return {
    trace: {
      heard: {
        fn: ({ workflowId }, event, header) => {
          const { traceId } = readTraceparent(header) ?? {};
          const [, number] = /^ticket-(\d+)$/.exec(workflowId) ?? [];
          const about = number === undefined ? { workflowId } : { ticket: Number(number) };
          logger.debug({ ...about, traceId, event }, 'the workflow heard');
        },
        callDuringReplay: false,
      },
    },
  };
}
