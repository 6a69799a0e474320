import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';

/**
 * Moves one workflow's clock `seconds` ahead; everybody else's time goes on as before. Waits for nothing: the caller
 * waits for what the timers bring about. Raw, since the SDK has no call for it (facts of Temporal, 0.4).
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  seconds: number,
): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id: randomUUID(), duration: { seconds: seconds as never } },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
}
