import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { connectTemporal } from '../src/temporal/connection.ts';
import type { bareHop, hopSignal } from './bare-hop-workflow.ts';

const QUEUE = 'bench';
const ACTIVITIES_QUEUE = 'bench-activities';

export interface BareActivities {
  arrive(mark: string): Promise<void>;
}

/** The baseline: a signal to a workflow that starts an activity, on the server that the desk uses. */
export interface BareHop {
  /** Milliseconds from sending the signal until the activity runs. */
  hop(workflow: number): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `workflows` of them, and workers. As in the desk, activities have a task queue of their own. */
export async function startBareHop(address: string, workflows: number): Promise<BareHop> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const temporal = await connectTemporal({ address, env: {}, payloadKey: null });
  const { native: connection, namespace, client } = temporal;
  const arrivals = new Map<string, () => void>();
  const activities: BareActivities = {
    arrive: async (mark) => arrivals.get(mark)?.(),
  };
  const common = { connection, namespace, shutdownGraceTime: '1 second' } as const;
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: QUEUE,
      workflowsPath: fileURLToPath(new URL('bare-hop-workflow.ts', import.meta.url)),
    }),
    Worker.create({ ...common, taskQueue: ACTIVITIES_QUEUE, activities }),
  ]);
  const runs = Promise.all(workers.map((worker) => worker.run()));
  const handles = await Promise.all(
    Array.from({ length: workflows }, (_, index) =>
      client.workflow.start<typeof bareHop>('bareHop', {
        taskQueue: QUEUE,
        workflowId: `bare-hop-${index}`,
        args: [ACTIVITIES_QUEUE],
      }),
    ),
  );
  let lastMark = 0;

  return {
    async hop(workflow) {
      const mark = String((lastMark += 1));
      const arrived = new Promise<number>((resolve) => {
        arrivals.set(mark, () => resolve(performance.now()));
      });
      const sentAt = performance.now();
      const name: (typeof hopSignal)['name'] = 'hop';
      await handles[workflow % handles.length]?.signal(name, mark);
      const took = (await arrived) - sentAt;
      arrivals.delete(mark);
      return took;
    },
    async stop() {
      for (const worker of workers) worker.shutdown();
      await runs;
      await temporal.close();
    },
  };
}
