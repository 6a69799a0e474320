import type { Client } from '@temporalio/client';
import { skipTime } from '../../src/sandbox/skip-time.ts';

/**
 * Moves one workflow's clock `seconds` ahead, and resolves when it is there, or the workflow is over.
 * @throws when it is not there within 20 seconds
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  seconds: number,
): Promise<void> {
  const skip = await skipTime(client, workflowId, seconds * 1000);
  if (skip && !(await skip.arrives(20_000))) {
    throw new Error(`It did not come to pass that ${seconds} s have passed for ${workflowId}.`);
  }
}
