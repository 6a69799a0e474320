import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { TASK_QUEUES } from '../../src/domain/task-queues.ts';

export type ActivityProxies = ReturnType<typeof proxyActivities<Activities>>;

/** How long one try may take, and how soon it is known that the process it ran in is gone. */
const lifetime = { startToCloseTimeout: '60 seconds', heartbeatTimeout: '10 seconds' } as const;

/** Outages are waited out for as long as they last; the vendors' own delays come with the failure. */
const patience = { initialInterval: '1 second', maximumInterval: '5 seconds' } as const;

/** A try that carries a file; the vendors' own limits keep it well below. Each fetches it anew: they are made less often. */
export const FILE_LIFETIME = {
  startToCloseTimeout: '11 minutes',
  retry: { ...patience, maximumInterval: '30 seconds' },
} as const;

/**
 * Of the turns of a person's chat, a group has one in three: 20 messages a minute. Source: Telegram's bots FAQ. A
 * little less, since the server lets the second one go a second early.
 */
const GROUP_WEIGHT = 0.32;

/** The lowest priority of all; others have 3. Source: Temporal, task queue priority. */
const LAST = 5;

/** Calls to Telegram that take a turn in the pace of the chat; a group's id is negative. */
export function toChat(chatId: number): ActivityProxies {
  return proxyActivities<Activities>({
    taskQueue: TASK_QUEUES.telegram,
    ...lifetime,
    retry: patience,
    priority: {
      fairnessKey: `chat-${chatId}`,
      ...(chatId < 0 ? { fairnessWeight: GROUP_WEIGHT } : {}),
    },
  });
}

/** Calls to Telegram that let all others go first, and take their turn in the pace of the chat. */
export function afterOthers(chatId: number): ActivityProxies {
  return proxyActivities<Activities>({
    taskQueue: TASK_QUEUES.telegram,
    ...lifetime,
    retry: patience,
    priority: { priorityKey: LAST, fairnessKey: `chat-${chatId}` },
  });
}

/** Calls that take no turn: a reaction is no message, and our own database has no pace. */
export function unpaced(): ActivityProxies {
  return proxyActivities<Activities>({ ...lifetime, retry: patience });
}

/** Calls to Todoist. */
export function toBoard(): ActivityProxies {
  return proxyActivities<Activities>({
    taskQueue: TASK_QUEUES.todoist,
    ...lifetime,
    retry: patience,
  });
}
