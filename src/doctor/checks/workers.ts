import proto from '@temporalio/proto';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { TASK_QUEUES } from '../../domain/task-queues.ts';
import type { TemporalConnection } from '../../temporal/connection.ts';
import { fail, ok, Skipped, type Checkup } from '../check.ts';
import { need } from '../parts.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;
const ACTIVITY = TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY;
const WORKFLOW = TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW;

/** A worker asks again each minute; the server remembers those that left for five. Milliseconds. */
const ALIVE = 90_000;

/** Somebody does the work: each task queue is polled. */
export const workers: Checkup = {
  name: 'workers',
  async look({ temporal, desk }) {
    const connection = need(temporal, 'Temporal');
    const queues = [
      { name: TASK_QUEUES.tickets, type: WORKFLOW },
      ...Object.values(TASK_QUEUES).map((name) => ({ name, type: ACTIVITY })),
    ];
    const polled = await Promise.all(queues.map((queue) => isPolled(connection, queue)));
    const idle = new Set(queues.filter((_, at) => !polled[at]).map(({ name }) => name));
    if (idle.size === 0) return ok('Workers poll every task queue.');
    if (!polled.includes(true) && desk.state !== 'there') {
      throw new Skipped('No desk runs, so no worker polls.', 'Start it, and ask again.');
    }
    return fail(
      `No worker polls ${[...idle].join(', ')}: what waits there is not done.`,
      'Start one: npx pitcrew start --role worker',
    );
  },
};

async function isPolled(
  { client, namespace }: TemporalConnection,
  { name, type }: { name: string; type: proto.temporal.api.enums.v1.TaskQueueType },
): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name },
    taskQueueType: type,
  });
  return pollers.some(({ lastAccessTime }) => Date.now() - tsToMs(lastAccessTime) < ALIVE);
}
