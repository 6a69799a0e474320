import { DefaultLogger, Runtime } from '@temporalio/worker';
import { freePort } from '../embedded/ports.ts';
import type { Logger } from '../logger.ts';

/**
 * Sets up the one runtime that the SDK has for the whole process: its log lines go where ours go, and it serves its
 * metrics on this machine alone.
 * @returns the address of its metrics, which the SDK offers in no other way
 */
export async function installRuntime(logger: Logger): Promise<string> {
  const address = `127.0.0.1:${await freePort()}`;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      // Two of our workers have activities alone, and that is meant; failed activities we log ourselves.
      if (message.startsWith('No workflows registered') || message === 'Activity failed') return;
      const { workflowId, activityType, attempt, error } = meta ?? {};
      const reason = error instanceof Error ? error.message : undefined;
      const line = { workflowId, activityType, attempt, reason };
      logger[level === 'ERROR' ? 'error' : 'warn'](line, `Temporal: ${message}`);
    }),
    telemetryOptions: {
      metrics: {
        prometheus: {
          bindAddress: address,
          // Names as Prometheus has them.
          countersTotalSuffix: true,
          unitSuffix: true,
          useSecondsForDurations: true,
        },
      },
    },
    shutdownSignals: [],
  });
  return `http://${address}/metrics`;
}
