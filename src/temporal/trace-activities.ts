import type { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { firstLine } from '../first-line.ts';
import type { Logger } from '../logger.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { traceOf } from './trace-headers.ts';

/** A ticket's workflow, by its id (see `workflowIdOf`). */
const TICKET = /^ticket-(\d+)$/;

/** Each try of an activity is a step of the trace that caused it, and is logged with its ticket. */
export function traceActivities(tracing: Tracing, logger: Logger): ActivityInterceptorsFactory {
  return ({ info }: Context) => {
    const { activityType: activity, attempt } = info;
    const workflowId = info.workflowExecution?.workflowId ?? '';
    const [, number] = TICKET.exec(workflowId) ?? [];
    const about = { activity, attempt, ...(number === undefined && { workflowId }) };
    const step = {
      name: `activity ${activity}`,
      kind: 'consumer',
      attributes: { 'temporal.workflow.id': workflowId, 'temporal.attempt': attempt },
    } as const;
    return {
      inbound: {
        execute: (input, next) =>
          tracing.trace(
            step,
            async () => {
              if (number !== undefined) tracing.concerns(Number(number));
              logger.debug(about, 'the activity begins');
              try {
                const result = await next(input);
                logger.debug(about, 'the activity is done');
                return result;
              } catch (error) {
                logger.warn({ ...about, reason: firstLine(error) }, 'the activity failed');
                throw error;
              }
            },
            traceOf(input.headers),
          ),
      },
    };
  };
}
