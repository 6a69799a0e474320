import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { serverOf, TEST_TEMPORAL } from './servers.ts';
import { until } from './until.ts';

/** A namespace of the caller's own on the run's Temporal server: task queues of two desks never meet. */
export async function openNamespace(): Promise<{ address: string; namespace: string }> {
  const address = serverOf(TEST_TEMPORAL);
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    });
    // The server's parts learn of a new namespace one after another.
    await until('the namespace is known', async () => {
      const { queues } = await connection.workflowService
        .listWorkflowExecutions({ namespace, pageSize: 1 })
        .then(() => ({ queues: true }))
        .catch(() => ({ queues: false }));
      return queues;
    });
  } finally {
    await connection.close();
  }
  return { address, namespace };
}
