import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { until } from './until.ts';

const RUNNING =
  proto.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

/**
 * Moves one workflow's clock `seconds` ahead, and resolves when it is there, or the workflow is over; everybody
 * else's time goes on as before. What is under way in the workflow comes first: time is skipped when nothing is.
 * Raw, since the SDK has no call for it.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  seconds: number,
): Promise<void> {
  const { namespace } = client.options;
  const id = randomUUID();
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id, duration: { seconds: seconds as never } },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await until(`${seconds} s have passed for ${workflowId}`, async () => {
    const { workflowExecutionInfo, workflowExtendedInfo } =
      await client.workflowService.describeWorkflowExecution({
        namespace,
        execution: { workflowId },
      });
    // Server 1.32 tells no `fastForwardInfo`, but turns skipping off when the target is reached.
    const config = workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig;
    const isThere = config?.fastForwardConfig?.id === id && !config.enabled;
    return isThere || workflowExecutionInfo?.status !== RUNNING;
  });
}
