import type { Socket } from 'node:net';

import { injectedError } from './errors.ts';
import type { ApiError } from './errors.ts';

/** A request is meant when its path contains `path` and it has a command of type `command`. */
export type Match = { path?: string; command?: string };
export type Fault = { status: number; retryAfter?: number; tag?: string };

/** The switches with which a test makes the network and the vendor misbehave. */
export type Trouble = {
  /** While on, every connection is destroyed, open and new ones. */
  down(on: boolean): void;
  isDown(): boolean;
  /**
   * The next `times` matching requests fail before anything is done. With `command`, a 4xx other
   * than 401 and 429 fails that command alone, inside `sync_status`, as the real API does.
   */
  failNext(match: Match, error: Fault, times?: number): void;
  /** The next `times` matching requests are carried out, but never answered. */
  loseAnswer(match: Match, times?: number): void;
  /** The next incremental sync of everybody is answered with a full one. */
  expireSyncTokens(): void;
  /** While on, a repeated uuid is answered "ok" without `temp_id_mapping` (not documented). */
  forgetMapping(on: boolean): void;
};

/** What the server asks of the troubles for each request. */
export type TroubleDesk = {
  trouble: Trouble;
  watch(socket: Socket): void;
  requestFault(path: string, commands: string[]): ApiError | undefined;
  commandFault(path: string, command: string): ApiError | undefined;
  losesAnswer(path: string, commands: string[]): boolean;
  readonly forgetsMapping: boolean;
};

type Planned = { match: Match; left: number; error?: Fault };

/** Keeps the troubles that were asked for; `changed` is told when the switch for all of it was turned. */
export function createTroubleDesk(deps: {
  expireSyncTokens: () => void;
  changed: () => void;
}): TroubleDesk {
  const { expireSyncTokens, changed } = deps;
  const sockets = new Set<Socket>();
  const faults: Planned[] = [];
  const losses: Planned[] = [];
  let isDown = false;
  let forgets = false;

  return {
    trouble: {
      down(on) {
        isDown = on;
        if (on) for (const socket of sockets) socket.destroy();
        changed();
      },
      isDown: () => isDown,
      failNext: (match, error, times = 1) => void faults.push({ match, error, left: times }),
      loseAnswer: (match, times = 1) => void losses.push({ match, left: times }),
      expireSyncTokens,
      forgetMapping(on) {
        forgets = on;
      },
    },
    watch(socket) {
      if (isDown) socket.destroy();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    },
    requestFault(path, commands) {
      const planned = take(faults, (one) => !isForOneCommand(one) && fits(one, path, commands));
      return planned?.error && injectedError(planned.error);
    },
    commandFault(path, command) {
      const planned = take(faults, (one) => isForOneCommand(one) && fits(one, path, [command]));
      return planned?.error && injectedError(planned.error);
    },
    losesAnswer: (path, commands) => take(losses, (one) => fits(one, path, commands)) !== undefined,
    get forgetsMapping() {
      return forgets;
    },
  };
}

function fits({ match }: Planned, path: string, commands: string[]): boolean {
  const onPath = match.path === undefined || path.includes(match.path);
  return onPath && (match.command === undefined || commands.includes(match.command));
}

// Authorization, rate limits and outages concern a whole request, never one command in it.
function isForOneCommand({ match, error }: Planned): boolean {
  if (match.command === undefined || !error) return false;
  return error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status);
}

function take(list: Planned[], accepts: (one: Planned) => boolean): Planned | undefined {
  const index = list.findIndex(accepts);
  const planned = list[index];
  if (!planned) return undefined;
  planned.left -= 1;
  if (planned.left <= 0) list.splice(index, 1);
  return planned;
}
