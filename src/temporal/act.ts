import { status as GrpcStatus } from '@grpc/grpc-js';
import {
  ApplicationFailure,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { ActOutcome, OperatorAct } from '../domain/operator-acts.ts';
import type { TemporalConnection } from './connection.ts';

/** How long a person waits for a ticket's answer; milliseconds. */
const PATIENCE = 15_000;

const NO_ANSWER =
  'The ticket did not answer in time: no worker may be running. It may still happen, so look at the ticket before you try again.';

/** How often an act is asked for that the server let fall. */
const MOST_TRIES = 10;

/**
 * Asks a ticket's workflow to do what a person wants, and waits for its answer. The same `requestId` twice is done once.
 * @throws where Temporal cannot be reached
 */
export async function act(
  { client }: Pick<TemporalConnection, 'client'>,
  workflowId: string,
  asked: OperatorAct,
  requestId: string,
): Promise<ActOutcome> {
  const ticket = client.workflow.getHandle(workflowId);
  const input = inputOf(asked);
  const ask = () =>
    input === undefined
      ? ticket.executeUpdate(asked.type, { updateId: requestId })
      : ticket.executeUpdate(asked.type, { updateId: requestId, args: [input] });
  try {
    await client.withDeadline(Date.now() + PATIENCE, () => askUntilHeard(ask));
    return { outcome: 'done' };
  } catch (error) {
    return outcomeOf(error);
  }
}

/**
 * The server lets an update fall when a signal arrives at the very moment at which a run ends or goes on as a new one.
 * Asked again under the same id, it is done once.
 */
async function askUntilHeard(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isLetFall(error) || tries === MOST_TRIES) throw error;
    }
  }
}

function isLetFall(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : undefined;
  return isGrpcServiceError(cause) && cause.code === GrpcStatus.FAILED_PRECONDITION;
}

function outcomeOf(error: unknown): ActOutcome {
  if (error instanceof WorkflowNotFoundError) return { outcome: 'ended' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return { outcome: 'refused', reason: NO_ANSWER };
  }
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure)) throw error;
  // It was taken in, and the ticket was over before it came to it.
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return { outcome: 'ended' };
  return { outcome: 'refused', reason: cause.message };
}

/** What the update of the act's name takes, as `workflows/listen-to-operators.ts` reads it. */
function inputOf(asked: OperatorAct): unknown {
  switch (asked.type) {
    case 'claim':
      return asked.agent;
    case 'reply':
    case 'note':
      return { author: asked.author, text: asked.text };
    case 'resend':
      return asked.messageId;
    case 'release':
    case 'resolve':
    case 'reopen':
    case 'close':
      return undefined;
  }
}
