import { randomUUID } from 'node:crypto';

import { status } from '@grpc/grpc-js';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

import { waitUntil } from '../embedded/wait-until.ts';

const RUNNING =
  proto.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

/** A workflow on its way ahead. */
export type Skip = {
  /** Resolves to true when it is there, or the workflow is over; to false when that took longer than `limitMs`. */
  arrives(limitMs: number): Promise<boolean>;
};

/**
 * Moves one workflow's clock `ms` ahead; everybody else's time goes on as before. What is under way in the workflow
 * comes first: time is skipped when nothing is. The server has to be started with
 * `frontend.WorkflowTimeSkippingEnabled`; otherwise this rejects. Raw, since the SDK has no call for it.
 * @returns null where the workflow is over already
 */
export async function skipTime(
  client: Client,
  workflowId: string,
  ms: number,
): Promise<Skip | null> {
  const { namespace } = client.options;
  const id = randomUUID();
  try {
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: {
        timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(ms) } },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === status.NOT_FOUND) return null;
    throw error;
  }
  const isThere = async () => {
    const { workflowExecutionInfo, workflowExtendedInfo } =
      await client.workflowService.describeWorkflowExecution({
        namespace,
        execution: { workflowId },
      });
    // Server 1.32 tells no `fastForwardInfo`, but turns skipping off when the target is reached.
    const config = workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig;
    const arrived = config?.fastForwardConfig?.id === id && !config.enabled;
    return arrived || workflowExecutionInfo?.status !== RUNNING;
  };
  return { arrives: (limitMs) => waitUntil(isThere, limitMs) };
}
