import { Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/index.ts';
import { TASK_QUEUES } from '../domain/task-queues.ts';
import type { TemporalConnection } from './connection.ts';

/** How long work under way may go on after a stop was asked for. Activities that are cut off are tried again. */
const SHUTDOWN_GRACE = '3 seconds';
const SHUTDOWN_FORCE = '5 seconds';

/** The workers of all task queues, running. */
export interface Workers {
  /** Why tickets are not worked on; null while they are. */
  fault(): string | null;
  stop(): Promise<void>;
}

/**
 * Starts a worker for each task queue: tickets, Telegram, Todoist.
 * @param workflows their code, bundled (bundle-workflows.ts)
 * @param onFailure told when a worker ends though nobody stopped it
 */
export async function startWorkers(
  temporal: TemporalConnection,
  activities: Activities,
  workflows: string,
  onFailure: (error: unknown) => void,
): Promise<Workers> {
  const common = {
    connection: temporal.native,
    namespace: temporal.namespace,
    dataConverter: temporal.dataConverter,
    activities,
    shutdownGraceTime: SHUTDOWN_GRACE,
    shutdownForceTime: SHUTDOWN_FORCE,
  } as const;
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: TASK_QUEUES.tickets,
      workflowBundle: { code: workflows },
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
