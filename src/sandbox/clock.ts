import { Client, Connection } from '@temporalio/client';

import { type Skip, skipTime } from './skip-time.ts';
import { createChanges } from './telegram/changes.ts';

/** A clock that people can move ahead, so that timers can be watched. */
export type Clock = {
  /**
   * Moves the open tickets' time `ms` ahead: `moved` of them are there, `busy` ones follow when what they are doing
   * is done. Tickets that are opened later begin at the true time.
   */
  forward(ms: number): Promise<{ moved: number; busy: number }>;
  /** By how many milliseconds it was moved since the start. */
  ahead(): number;
  onChange(listener: () => void): () => void;
};

/**
 * The clock of a Temporal server that may skip time: the open tickets' workflows are what it moves. To be stopped.
 * @param temporal.patience how many milliseconds an action waits for tickets that are busy
 */
export async function connectClock(temporal: {
  address: string;
  namespace: string;
  patience?: number;
}): Promise<Clock & { stop(): Promise<void> }> {
  const { patience = 8_000 } = temporal;
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const changes = createChanges();
  let total = 0;
  return {
    async forward(ms) {
      const skips: Skip[] = [];
      const query = "WorkflowType='ticket' AND ExecutionStatus='Running'";
      for await (const { workflowId } of client.workflow.list({ query })) {
        const skip = await skipTime(client, workflowId, ms);
        // The list of workflows lags a little: this one may have ended.
        if (skip) skips.push(skip);
      }
      const moved = await countArrivals(skips, patience);
      total += ms;
      changes.announce();
      return { moved, busy: skips.length - moved };
    },
    ahead: () => total,
    onChange: (listener) => changes.add(listener),
    stop: () => connection.close(),
  };
}

// All are on their way already: looking at one after the other takes no longer, and asks the server less.
async function countArrivals(skips: Skip[], patience: number): Promise<number> {
  const end = performance.now() + patience;
  let moved = 0;
  for (const skip of skips) {
    if (await skip.arrives(Math.max(0, end - performance.now()))) moved += 1;
  }
  return moved;
}
