import { Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/index.ts';
import { TASK_QUEUES } from '../domain/task-queues.ts';
import type { Logger } from '../logger.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { TemporalConnection } from './connection.ts';
import { traceActivities } from './trace-activities.ts';
import { traceSinks } from './trace-sinks.ts';

/** How long work under way may go on after a stop was asked for. Activities that are cut off are tried again. */
const SHUTDOWN_GRACE = '3 seconds';
const SHUTDOWN_FORCE = '5 seconds';

/** The workers of all task queues, running. */
export interface Workers {
  /** Why tickets are not worked on; null while they are. */
  fault(): string | null;
  stop(): Promise<void>;
}

interface WorkerDeps {
  tracing: Tracing;
  logger: Logger;
  onFailure: (error: unknown) => void;
}

/**
 * Starts a worker for each task queue: tickets, Telegram, Todoist.
 * @param workflows their code, bundled (bundle-workflows.ts)
 * @param deps.onFailure told when a worker ends though nobody stopped it
 */
export async function startWorkers(
  temporal: TemporalConnection,
  activities: Activities,
  workflows: string,
  { tracing, logger, onFailure }: WorkerDeps,
): Promise<Workers> {
  const interceptors = { activity: [traceActivities(tracing, logger)] };
  const common = {
    connection: temporal.native,
    namespace: temporal.namespace,
    dataConverter: temporal.dataConverter,
    activities,
    interceptors,
    shutdownGraceTime: SHUTDOWN_GRACE,
    shutdownForceTime: SHUTDOWN_FORCE,
  } as const;
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: TASK_QUEUES.tickets,
      workflowBundle: { code: workflows },
      sinks: traceSinks(logger),
    }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.telegram }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.todoist }),
  ]);
  const runs = workers.map((worker) => worker.run().catch(onFailure));

  return {
    fault() {
      const states = workers.map((worker) => worker.getState());
      return states.every((state) => state === 'RUNNING')
        ? null
        : `workers are ${states.join(', ')}`;
    },
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await Promise.all(runs);
    },
  };
}
