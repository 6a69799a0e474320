import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { AnnouncementInput } from '../../workflows/announcement-input.ts';
import { TASK_QUEUES } from '../domain/task-queues.ts';
import type { TemporalConnection } from './connection.ts';
import type { Hearing } from './tickets.ts';

/** The way from the edges to the workflows of announcements. What it returned from is durable. */
export interface Announcements {
  /** Begins to tell people; one that has begun, or is over, is left as it is. */
  start(announcement: Pick<AnnouncementInput, 'id' | 'version' | 'eventCode'>): Promise<void>;
  pause(id: number): Promise<Hearing>;
  resume(id: number): Promise<Hearing>;
  /** Ends it for good. */
  cancel(id: number): Promise<Hearing>;
}

const EVENT_CODE = defineSearchAttributeKey('EventCode', 'KEYWORD');

/** The id of an announcement's workflow. */
export function announcementWorkflowId(id: number): string {
  return `announcement-${id}`;
}

/** Signals need no request ids here: pausing what is paused changes nothing. */
export function createAnnouncements({ client }: TemporalConnection): Announcements {
  const signal = async (id: number, name: 'pause' | 'resume' | 'cancel'): Promise<Hearing> => {
    try {
      await client.workflow.getHandle(announcementWorkflowId(id)).signal(name);
      return 'heard';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'closed';
      throw error;
    }
  };
  return {
    async start({ id, version, eventCode }) {
      try {
        await client.workflow.start('announcement', {
          workflowId: announcementWorkflowId(id),
          taskQueue: TASK_QUEUES.tickets,
          args: [{ id, version, eventCode } satisfies AnnouncementInput],
          // It fails only where it did not begin: its draft was changed at that moment.
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          workflowIdConflictPolicy: 'USE_EXISTING',
          typedSearchAttributes: [{ key: EVENT_CODE, value: eventCode }],
          staticSummary: `announcement ${id} · ${eventCode}`,
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    pause: (id) => signal(id, 'pause'),
    resume: (id) => signal(id, 'resume'),
    cancel: (id) => signal(id, 'cancel'),
  };
}
