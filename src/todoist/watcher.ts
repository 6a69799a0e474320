import type { Logger } from 'pino';
import type { CursorStore } from '../database/cursor-store.ts';
import type { TaskDirectory } from '../database/task-directory.ts';
import type { UnroutedStore } from '../database/unrouted-store.ts';
import type { TodoistConnection } from './api.ts';
import type { CardChange } from './changes.ts';
import type { ChangeDelivery } from './deliver.ts';
import { statusOf, waitOf } from './faults.ts';
import type { People } from './people.ts';
import type { PollPace } from './poll-pace.ts';
import { PULLED, readPull, type Pull } from './read-pull.ts';

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
  /** Makes of a full answer what an incremental one would have told. */
  completePull: (pull: Pull) => Promise<Pick<Pull, 'cards' | 'structure'>>;
  logger: Logger;
}): Watcher {
  const { todoist, cursors, unrouted, directory, people, delivery, pace, logger } = deps;
  const { completePull } = deps;
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
    const pull = readPull(await todoist.read(since, PULLED));
    if (pull.unreadable > 0)
      logger.warn({ unreadable: pull.unreadable }, 'Todoist sent what it should not');
    if (pull.collaborators.length > 0) await people.meet(pull.collaborators);
    const { cards, structure } = pull.isFull ? await completePull(pull) : pull;
    await Promise.all(
      byTask(cards).map(async (ofTask) => {
        for (const change of ofTask) await delivery.deliver(change, { pulledAt });
      }),
    );
    for (const change of structure) await delivery.deliver(change, { pulledAt });
    await cursors.set(CURSOR, pull.token);
    await forgetUnrouted(pulledAt);
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
function byTask(changes: CardChange[]): CardChange[][] {
  return [...Map.groupBy(changes, ({ taskId }) => taskId).values()];
}

function describe(error: unknown): string {
  const status = statusOf(error);
  if (status === 401) return 'the token is not accepted; check TODOIST_API_TOKEN';
  if (status === 403) return 'the token has no right to read; check TODOIST_API_TOKEN';
  return status === null ? String(error) : `HTTP ${status}`;
}
