import { ApiError } from './api-error.ts';
import { jsonArgument, numberArgument } from './arguments.ts';
import type { Fields, Update } from './state.ts';
import type { World } from './world.ts';

export type Polling = {
  /** getUpdates: resolves with updates at once, or when some come, or with none after `timeout` seconds. */
  getUpdates(payload: Fields, gone: AbortSignal): Promise<Update[]>;
  /** Ends a poll under way with a 409 of this wording. */
  conflict(reason: string): void;
};

/** Source of the wordings and limits: tdlib/telegram-bot-api Client.cpp, process_get_updates_query, abort_long_poll. */
const OTHER_POLL =
  'terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** True long polling over the world's queue; one poll at a time, as Telegram has it. */
export function createPolling(world: World): Polling {
  let waiting: { wake: () => void; fail: (error: Error) => void } | null = null;
  world.queue.onQueued(() => waiting?.wake());

  function conflict(reason: string): void {
    waiting?.fail(new ApiError(409, `Conflict: ${reason}`));
  }

  async function getUpdates(payload: Fields, gone: AbortSignal): Promise<Update[]> {
    if (world.state.webhook) throw new ApiError(409, `Conflict: ${WEBHOOK_ACTIVE}`);
    conflict(OTHER_POLL);
    allowUpdates(world, payload);
    world.queue.confirmBefore(numberArgument(payload, 'offset'));
    const timeout = Math.min(Math.max(numberArgument(payload, 'timeout'), 0), 50);
    if (timeout > 0 && world.queue.pending().length === 0) await arrival(timeout, gone);
    return gone.aborted ? [] : batch(payload);
  }

  function arrival(timeout: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', settle);
        if (waiting === me) waiting = null;
      };
      const settle = (): void => {
        end();
        resolve();
      };
      const fail = (error: Error): void => {
        end();
        reject(error);
      };
      const timer = setTimeout(settle, timeout * 1000);
      // Updates made in one go (an album) come in one answer.
      const me = { wake: () => setImmediate(settle), fail };
      gone.addEventListener('abort', settle);
      waiting = me;
    });
  }

  function batch(payload: Fields): Update[] {
    const limit = Math.min(Math.max(numberArgument(payload, 'limit', 100), 1), 100);
    const ids = world.queue.pending().slice(0, limit);
    for (const id of ids) world.queue.handedOut(id);
    return ids.map((id) => world.queue.find(id)).filter((update) => update !== undefined);
  }

  return { getUpdates, conflict };
}

/** Remembers the wanted types of updates; left out means as before, an empty list the usual ones. */
export function allowUpdates(world: World, payload: Fields): void {
  const allowed = jsonArgument(payload, 'allowed_updates', 'allowed updates');
  if (!Array.isArray(allowed)) return;
  world.state.allowedUpdates = allowed.filter((type) => typeof type === 'string');
  world.changed();
}
