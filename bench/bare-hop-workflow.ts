import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './bare-hop.ts';

export const hopSignal = defineSignal<[string]>('hop');

/** The least that a durable relay can be: each signal is handed to one activity. */
export async function bareHop(activitiesQueue: string): Promise<void> {
  const { arrive } = proxyActivities<BareActivities>({
    taskQueue: activitiesQueue,
    startToCloseTimeout: '60 seconds',
  });
  const inbox: string[] = [];
  setHandler(hopSignal, (mark) => void inbox.push(mark));
  for (;;) {
    await condition(() => inbox.length > 0);
    const mark = inbox.shift();
    if (mark !== undefined) await arrive(mark);
  }
}
