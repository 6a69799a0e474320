import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  type ScheduleOptionsStartWorkflowAction,
} from '@temporalio/client';
import { TASK_QUEUES } from '../domain/task-queues.ts';
import type { TemporalConnection } from './connection.ts';

/** The hour at which leads are told how the day went, by the event's clock. */
const HOUR = 20;
const PREFIX = 'digest-';

/** What a digest's schedule is made of. */
export interface DigestEvent {
  code: string;
  timezone: string;
}

/** The schedules that start the daily digests, one for each open event. */
export interface Digests {
  /** There is a schedule now, by this clock. An operator's pause stays. */
  keep(event: DigestEvent): Promise<void>;
  /** There is none any more. */
  end(code: string): Promise<void>;
  /** There is one for each of these events, and for no other. */
  agree(open: DigestEvent[]): Promise<void>;
}

export function createDigests({ client }: TemporalConnection): Digests {
  const { schedule: schedules } = client;
  const endSchedule = async (scheduleId: string): Promise<void> => {
    try {
      await schedules.getHandle(scheduleId).delete();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
  };
  const keep = async (event: DigestEvent): Promise<void> => {
    const wanted = scheduleOf(event);
    try {
      await schedules.create(wanted);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await schedules
        .getHandle(wanted.scheduleId)
        .update(({ state }) => ({ ...wanted, state: { paused: state.paused, note: state.note } }));
    }
  };
  return {
    keep,
    end: (code) => endSchedule(PREFIX + code),
    async agree(open) {
      for (const event of open) await keep(event);
      const wanted = new Set(open.map(({ code }) => PREFIX + code));
      for await (const { scheduleId } of schedules.list()) {
        if (scheduleId.startsWith(PREFIX) && !wanted.has(scheduleId)) await endSchedule(scheduleId);
      }
    },
  };
}

type StartsWorkflow = ScheduleOptionsStartWorkflowAction<
  (input: { eventCode: string }) => Promise<void>
>;

function scheduleOf({ code, timezone }: DigestEvent): ScheduleOptions<StartsWorkflow> {
  const scheduleId = PREFIX + code;
  return {
    scheduleId,
    spec: { calendars: [{ hour: HOUR, comment: 'in the evening' }], timezone },
    action: {
      type: 'startWorkflow',
      workflowType: 'dailyDigest',
      workflowId: scheduleId,
      taskQueue: TASK_QUEUES.tickets,
      args: [{ eventCode: code }],
      staticSummary: `daily digest · ${code}`,
    },
    // What was missed for longer is old news.
    policies: { overlap: 'SKIP', catchupWindow: '10 minutes' },
  };
}
