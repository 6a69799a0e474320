import type { Comment, TodoistApi } from '@doist/todoist-api-typescript';
import type { Logger } from 'pino';
import type { CursorStore } from '../database/cursor-store.ts';
import type { TaskDirectory } from '../database/task-directory.ts';
import type { UnroutedStore } from '../database/unrouted-store.ts';
import type { TodoistConnection } from './api.ts';
import { readPull, type BoardChange, type Pull } from './changes.ts';
import type { ChangeDelivery } from './deliver.ts';
import { statusOf, waitOf } from './faults.ts';
import { pages } from './pages.ts';
import type { People } from './people.ts';
import type { PollPace } from './poll-pace.ts';

const CURSOR = 'todoist-sync';
/** Pause after a pull that failed; milliseconds. */
const AFTER_FAILURE = 3_000;
/** How long changes wait for their task to be linked: longer than Todoist may stay away; milliseconds. */
const UNROUTED_KEPT = 24 * 3_600_000;

/** Pulls what changed on the board, again and again. Webhooks may fail to arrive; this does not. */
export interface Watcher {
  start(): void;
  /**
   * Something is about to happen on the board: an idle pause ends now. Where pulls follow one another quickly, or
   * webhooks tell, one more for each message would only eat up what Todoist allows.
   */
  hurry(): void;
  stop(): Promise<void>;
  /** Why nothing is heard of the board; null where all is well. */
  fault(): string | null;
}

export function createWatcher(deps: {
  todoist: TodoistConnection;
  cursors: CursorStore;
  unrouted: Pick<UnroutedStore, 'forgetOlder'>;
  directory: TaskDirectory;
  people: People;
  delivery: ChangeDelivery;
  pace: PollPace;
  logger: Logger;
}): Watcher {
  const { todoist, cursors, unrouted, directory, people, delivery, pace, logger } = deps;
  let stopping = false;
  let isIdle = false;
  let running: Promise<void> = Promise.resolve();
  let wake: () => void = () => undefined;
  let fault: string | null = null;
  let forgottenAt = 0;

  /** The cursor moves only after all that the pull brought is durable. */
  const pullOnce = async () => {
    const since = (await cursors.get(CURSOR)) ?? '*';
    const pulledAt = Date.now();
    const pull = readPull(await todoist.pull(since));
    if (pull.unreadable > 0)
      logger.warn({ unreadable: pull.unreadable }, 'Todoist sent what it should not');
    if (pull.collaborators.length > 0) await people.meet(pull.collaborators);
    const changes = pull.isFull ? await onBoards(pull.changes) : pull.changes;
    await Promise.all(
      byTask(changes).map(async (ofTask) => {
        for (const change of ofTask) await delivery.deliver(change, { pulledAt });
      }),
    );
    if (pull.isFull) await lookForMissing(pull, pulledAt);
    await cursors.set(CURSOR, pull.token);
    await forgetUnrouted(pulledAt);
  };

  /** A full answer holds everything of the account, other people's business too: only the events' boards concern us. */
  const onBoards = async (changes: BoardChange[]) => {
    const boards = new Set(await directory.projectIds());
    const ours = new Set(
      changes.flatMap((change) =>
        change.kind === 'task' && boards.has(change.task.project_id ?? '') ? [change.taskId] : [],
      ),
    );
    const linked = new Set((await directory.openTasks()).map(({ taskId }) => taskId));
    return changes.filter(({ taskId }) => ours.has(taskId) || linked.has(taskId));
  };

  /** A full answer holds active tasks alone: what it lacks was completed or deleted while nobody looked. */
  const lookForMissing = async (pull: Pull, pulledAt: number) => {
    const present = new Set(
      pull.changes.flatMap(({ kind, taskId }) => (kind === 'task' ? [taskId] : [])),
    );
    for (const { taskId } of await directory.openTasks()) {
      if (!present.has(taskId)) await lookAt(todoist.sdk, taskId, delivery, pulledAt);
    }
  };

  /** What no ticket has claimed by now was said on tasks that people made themselves. */
  const forgetUnrouted = async (now: number) => {
    if (now - forgottenAt < UNROUTED_KEPT) return;
    await unrouted.forgetOlder(new Date(now - UNROUTED_KEPT));
    forgottenAt = now;
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopping) {
      let rest: number;
      try {
        await pullOnce();
        fault = null;
        const isActive = await directory.hasActiveTickets();
        isIdle = !isActive && pace.isByActivity;
        rest = pace.pause(isActive, Date.now());
      } catch (error) {
        fault = `Todoist cannot be read: ${describe(error)}`;
        logger.warn({ reason: describe(error) }, 'the board could not be read; trying again');
        rest = waitOf(error) ?? AFTER_FAILURE;
      }
      if (!stopping) await pause(rest);
    }
  };

  return {
    start: () => void (running = run()),
    hurry() {
      if (isIdle) wake();
    },
    async stop() {
      stopping = true;
      wake();
      await running;
    },
    fault: () => fault,
  };
}

/** One task's changes keep their order; tasks go side by side. */
function byTask(changes: BoardChange[]): BoardChange[][] {
  return [...Map.groupBy(changes, ({ taskId }) => taskId).values()];
}

/** Looks at one task, and at its comments, where a pull did not show it. */
async function lookAt(
  sdk: TodoistApi,
  taskId: string,
  delivery: ChangeDelivery,
  pulledAt: number,
): Promise<void> {
  const task = await sdk.getTask(taskId).catch((error: unknown) => {
    const status = statusOf(error);
    if (status === 404 || status === 403) return null;
    throw error;
  });
  const wire = task
    ? {
        id: task.id,
        project_id: task.projectId,
        section_id: task.sectionId,
        responsible_uid: task.responsibleUid,
        labels: task.labels,
        priority: task.priority,
        checked: task.checked,
        is_deleted: task.isDeleted,
        updated_at: task.updatedAt?.toISOString() ?? null,
      }
    : {
        id: taskId,
        project_id: '',
        section_id: null,
        responsible_uid: null,
        labels: [],
        priority: 1,
        checked: false,
        is_deleted: true,
        updated_at: null,
      };
  // What was said before the end counts: it goes out before the ticket hears of its end.
  if (task) {
    for await (const comments of pages((cursor) =>
      sdk.getComments({ taskId, cursor, limit: 200 }),
    )) {
      for (const comment of comments)
        await delivery.deliver(toChange(taskId, comment), { pulledAt });
    }
  }
  await delivery.deliver({ kind: 'task', taskId, task: wire, by: null }, { pulledAt });
}

/** A comment as a pull would have told it. */
function toChange(taskId: string, comment: Comment): BoardChange {
  const { id, content, postedUid, postedAt, isDeleted } = comment;
  return {
    kind: 'comment',
    taskId,
    comment: {
      id,
      item_id: taskId,
      content,
      posted_uid: postedUid || null,
      posted_at: postedAt.toISOString(),
      is_deleted: isDeleted,
      file_attachment: null,
    },
  };
}

function describe(error: unknown): string {
  const status = statusOf(error);
  if (status === 401) return 'the token is not accepted; check TODOIST_API_TOKEN';
  if (status === 403) return 'the token has no right to read; check TODOIST_API_TOKEN';
  return status === null ? String(error) : `HTTP ${status}`;
}
