import { condition } from '@temporalio/workflow';
import type { EffectOutcome } from '../src/domain/effects.ts';
import { enqueue } from '../src/domain/enqueue.ts';

/** Effects in order. The first is carried out, told of, and only then comes the next. */
export interface Outbox<E> {
  add(effects: E[]): void;
  isEmpty(): boolean;
  pause(): void;
  /** Paused, and nothing is under way any more. */
  isResting(): boolean;
  /** What was not carried out. */
  rest(): E[];
}

/**
 * Starts an outbox. `tell` gets the outcome of each effect; the next effect waits until `isIdle`, that is until
 * what was told has been decided upon.
 */
export function createOutbox<E extends { type: string }>(
  carried: E[],
  carryOut: (effect: E) => Promise<EffectOutcome | null>,
  tell: (outcome: EffectOutcome) => void,
  isIdle: () => boolean,
): Outbox<E> {
  let waiting = [...carried];
  let underWay = false;
  let paused = false;
  let resting = false;

  const drain = async () => {
    for (;;) {
      await condition(() => paused || (waiting.length > 0 && isIdle()));
      const [effect, ...later] = waiting;
      if (paused || effect === undefined) break;
      waiting = later;
      underWay = true;
      const outcome = await carryOut(effect);
      underWay = false;
      if (outcome) tell(outcome);
    }
    resting = true;
  };
  void drain();

  return {
    add(effects) {
      for (const effect of effects) waiting = enqueue(waiting, effect);
    },
    isEmpty: () => waiting.length === 0 && !underWay,
    pause: () => void (paused = true),
    isResting: () => resting,
    rest: () => waiting,
  };
}
