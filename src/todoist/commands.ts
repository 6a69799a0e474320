import { TodoistSyncError, type SyncCommand, type TodoistApi } from '@doist/todoist-api-typescript';
import DataLoader from 'dataloader';
import { v5 as uuidv5 } from 'uuid';
import { RateLimited, Refused } from '../domain/ports.ts';
import { commandFault, requestFault } from './faults.ts';

/** Most commands of one request. Source: Todoist API v1, "Sync limits". */
const COMMANDS_PER_REQUEST = 100;

/** Namespace of our command uuids. Any fixed uuid does; another one would make every command new to Todoist. */
const NAMESPACE = '6f0f1a52-3f1b-4c0e-9c35-0d5f6a2b7c11';

type CommandWords = { type: SyncCommand['type']; args: Record<string, unknown> };

/** Writes to Todoist. */
export interface Commands {
  /**
   * Runs a command once, however often it is asked for: its uuid derives from `key`, and Todoist runs a uuid once.
   * Commands that wait at the same moment travel in one request, each with an outcome of its own.
   * @returns the id of what it made; null where it makes nothing, or a repeated command did not tell
   * @throws Refused, RateLimited, or an error worth another try
   */
  run(key: string, command: CommandWords): Promise<string | null>;
}

export function createCommands(sdk: TodoistApi): Commands {
  let underWay: Promise<unknown> = Promise.resolve();
  let askedToWaitUntil = 0;

  const runBatch = async (commands: readonly SyncCommand[]): Promise<(string | null | Error)[]> => {
    const request = send(sdk, commands).catch((error: unknown) => {
      if (error instanceof RateLimited) askedToWaitUntil = Date.now() + error.retryAfterMs;
      throw error;
    });
    underWay = request.catch(() => undefined);
    return request;
  };

  const loader = new DataLoader<SyncCommand, string | null>(runBatch, {
    cache: false,
    maxBatchSize: COMMANDS_PER_REQUEST,
    // While a request is under way, commands gather for the next one.
    batchScheduleFn: (dispatch) => void underWay.then(dispatch),
  });

  return {
    async run(key, { type, args }) {
      // What Todoist asked one command to wait, all wait: they gather, and then travel together.
      const wait = askedToWaitUntil - Date.now();
      if (wait > 0) throw new RateLimited(wait, 'Todoist has asked to wait.');
      const uuid = uuidv5(key, NAMESPACE);
      const made = type.endsWith('_add') ? { tempId: uuidv5(`${key}/made`, NAMESPACE) } : {};
      return loader.load({ type, uuid, ...made, args });
    },
  };
}

async function send(
  sdk: TodoistApi,
  commands: readonly SyncCommand[],
): Promise<(string | null | Error)[]> {
  try {
    const { tempIdMapping } = await sdk.sync({ commands: [...commands] });
    return commands.map(({ tempId }) => tempIdMapping?.[tempId ?? ''] ?? null);
  } catch (error) {
    if (!(error instanceof TodoistSyncError)) return refused(sdk, commands, requestFault(error));
    const { syncStatus, tempIdMapping } = error;
    return commands.map(({ uuid, tempId }) => {
      const status = syncStatus[uuid];
      return status === 'ok' ? (tempIdMapping[tempId ?? ''] ?? null) : commandFault(status);
    });
  }
}

/**
 * A request that is refused as a whole need not be wrong in all its commands: together they may be too large (1 MiB,
 * Todoist API v1, "Sync limits"), or one of them spoils it. Halves are tried until each has an outcome of its own.
 */
async function refused(
  sdk: TodoistApi,
  commands: readonly SyncCommand[],
  fault: unknown,
): Promise<(string | null | Error)[]> {
  if (!(fault instanceof Refused) || commands.length === 1) throw fault;
  const middle = Math.ceil(commands.length / 2);
  const outcomes: (string | null | Error)[] = [];
  for (const half of [commands.slice(0, middle), commands.slice(middle)]) {
    const came = await send(sdk, half).catch((error: unknown) => half.map(() => toError(error)));
    outcomes.push(...came);
  }
  return outcomes;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
