import { ApiError } from './api-error.ts';

export type Failure = { code: number; description: string; retryAfter?: number };

/** Faults to be shown to the bot, in the order they were asked for. Methods match in any case; "*" is every method. */
export type TroubleBook = {
  isDown: boolean;
  failNext(method: string, error: Failure, times?: number): void;
  loseAnswer(method: string, times?: number): void;
  /** The error which this call must answer, once less from now on. */
  takeFailure(method: string): ApiError | undefined;
  /** Whether the answer of this call gets lost, once less from now on. */
  takeLoss(method: string): boolean;
};

type Planned<What> = { method: string; left: number; what: What };

/** A book without any faults. */
export function createTroubleBook(): TroubleBook {
  const failures: Planned<ApiError>[] = [];
  const losses: Planned<true>[] = [];
  return {
    isDown: false,
    failNext: (method, { code, description, retryAfter }, times = 1) => {
      const parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter };
      failures.push({ method, left: times, what: new ApiError(code, description, parameters) });
    },
    loseAnswer: (method, times = 1) => {
      losses.push({ method, left: times, what: true });
    },
    takeFailure: (method) => take(failures, method),
    takeLoss: (method) => take(losses, method) ?? false,
  };
}

function take<What>(planned: Planned<What>[], method: string): What | undefined {
  const name = method.toLowerCase();
  const index = planned.findIndex((one) => one.method === '*' || one.method.toLowerCase() === name);
  const found = planned[index];
  if (!found) return undefined;
  found.left -= 1;
  if (found.left <= 0) planned.splice(index, 1);
  return found.what;
}
