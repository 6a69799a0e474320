import { randomUUID } from 'node:crypto';
import { status as GrpcStatus } from '@grpc/grpc-js';
import { defaultPayloadConverter, isGrpcServiceError, type Payload } from '@temporalio/client';
import { toPayloads } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { OutsideEvent } from '../domain/events.ts';
import type { ActOutcome, OperatorAct } from '../domain/operator-acts.ts';
import { TASK_QUEUES } from '../domain/task-queues.ts';
import type { TicketState } from '../domain/ticket-state.ts';
import { ticketSummary } from '../domain/ticket-summary.ts';
import type { BoardNews } from '../../workflows/board-news.ts';
import type { LateAnswer } from '../../workflows/late-answer.ts';
import type { TicketInput } from '../../workflows/ticket-input.ts';
import { act } from './act.ts';
import type { TemporalConnection } from './connection.ts';
import { toSignal } from './signals.ts';
import { TICKET_HELP } from './ticket-help.ts';
import { indexedFields } from './ticket-start.ts';

/** Whether a ticket took what it was told. `closed`: its workflow has ended, nothing was stored. */
export type Hearing = 'heard' | 'closed';

/** The one way from the edges to the workflows. What it returned from is durable. */
export interface Tickets {
  /** Starts the ticket's workflow, unless it runs already, and tells it its first message. */
  open(state: TicketState, first: OutsideEvent, requestId: string): Promise<void>;
  /** Tells a ticket what happened. The same `requestId` twice is told once. */
  tell(number: number, event: OutsideEvent, requestId: string): Promise<Hearing>;
  /**
   * Does to a ticket what an operator or a lead wants, and waits for its answer. The same `requestId` twice is done once.
   * @throws where Temporal cannot be reached
   */
  act(number: number, asked: OperatorAct, requestId: string): Promise<ActOutcome>;
  /** Tells those who work on a board what became of it. What is being told already is not told twice. */
  tellOfBoard(news: BoardNews): Promise<void>;
  /** Answers on the card of a ticket that has ended. What `id` names is answered once. */
  answerLate(id: string, answer: LateAnswer): Promise<void>;
}

const { WorkflowIdReusePolicy, WorkflowIdConflictPolicy } = proto.temporal.api.enums.v1;

/** The id of a ticket's workflow. */
export function workflowIdOf(number: number): string {
  return `ticket-${number}`;
}

/**
 * Speaks to the server without the client's convenience methods, since those send a random request id: with ours the
 * server itself drops what is redelivered (facts of Temporal, 0.1).
 * @param deskUrl origin of the admin pages, which a ticket's case file points to; null where there are none
 */
export function createTickets(
  connection: TemporalConnection,
  deskUrl: () => string | null = () => null,
): Tickets {
  const { client, namespace, dataConverter } = connection;
  const header = () => ({ fields: connection.headers() });
  const isPrivate = (dataConverter.payloadCodecs ?? []).length > 0;
  const service = client.workflowService;
  const encode = async (...values: unknown[]): Promise<{ payloads: Payload[] }> => {
    let payloads = toPayloads(defaultPayloadConverter, ...values) ?? [];
    for (const codec of dataConverter.payloadCodecs ?? []) payloads = await codec.encode(payloads);
    return { payloads };
  };
  const encodeOne = async (value: unknown) => (await encode(value)).payloads[0];

  /** @param asked.isOnce not again either when it is over */
  const start = async (asked: {
    workflowId: string;
    type: string;
    input: unknown;
    summary: string;
    isOnce: boolean;
  }): Promise<void> => {
    const { workflowId, type, input, summary, isOnce } = asked;
    try {
      await service.startWorkflowExecution({
        namespace,
        workflowId,
        workflowType: { name: type },
        taskQueue: { name: TASK_QUEUES.tickets },
        input: await encode(input),
        header: header(),
        // Each start that is let through again needs an id of its own.
        requestId: isOnce ? workflowId : randomUUID(),
        identity: 'pitcrew',
        workflowIdReusePolicy: isOnce
          ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE
          : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
        userMetadata: { summary: await encodeOne(summary) },
      });
    } catch (error) {
      if (!isGrpcError(error, GrpcStatus.ALREADY_EXISTS)) throw error;
    }
  };

  return {
    async open(opened, first, requestId) {
      const state = { ...opened, operatorsView: { deskUrl: deskUrl(), isPrivate } };
      const { name, args } = toSignal(first);
      const input: TicketInput = { state, inbox: [], organizer: [], board: [], store: [] };
      try {
        await service.signalWithStartWorkflowExecution({
          namespace,
          workflowId: workflowIdOf(state.number),
          workflowType: { name: 'ticket' },
          taskQueue: { name: TASK_QUEUES.tickets },
          input: await encode(input),
          signalName: name,
          signalInput: await encode(...args),
          header: header(),
          requestId,
          identity: 'pitcrew',
          workflowIdReusePolicy: WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,
          workflowIdConflictPolicy:
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
          searchAttributes: { indexedFields: indexedFields(state) },
          // Of an encrypted ticket it says nothing personal, and can be read in lists without the key.
          userMetadata: {
            summary: defaultPayloadConverter.toPayload(ticketSummary(state)),
            details: defaultPayloadConverter.toPayload(TICKET_HELP),
          },
        });
      } catch (error) {
        // Told before, and already over: a redelivery long after.
        if (!isGrpcError(error, GrpcStatus.ALREADY_EXISTS)) throw error;
      }
    },

    async tell(number, event, requestId) {
      const { name, args } = toSignal(event);
      try {
        await service.signalWorkflowExecution({
          namespace,
          workflowExecution: { workflowId: workflowIdOf(number) },
          signalName: name,
          input: await encode(...args),
          header: header(),
          requestId,
          identity: 'pitcrew',
        });
        return 'heard';
      } catch (error) {
        if (isGrpcError(error, GrpcStatus.NOT_FOUND)) return 'closed';
        throw error;
      }
    },

    act: (number, asked, requestId) => act(connection, workflowIdOf(number), asked, requestId),

    answerLate: (id, answer) =>
      start({
        workflowId: `late-${id}`,
        type: 'lateAnswer',
        input: answer,
        summary: `late: ${answer.remark}`,
        isOnce: true,
      }),

    tellOfBoard: (news) =>
      start({
        workflowId: `${news.text}-${news.event.code}`,
        type: 'boardNews',
        input: news,
        summary: `${news.text} · ${news.event.code}`,
        isOnce: false,
      }),
  };
}

function isGrpcError(error: unknown, code: GrpcStatus): boolean {
  return isGrpcServiceError(error) && error.code === code;
}
