import { condition } from '@temporalio/workflow';
import type { EffectOutcome } from '../src/domain/events.ts';

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
export function createOutbox<E>(
  carried: E[],
  carryOut: (effect: E) => Promise<EffectOutcome | null>,
  tell: (outcome: EffectOutcome) => void,
  isIdle: () => boolean,
): Outbox<E> {
  const queue = [...carried];
  let paused = false;
  let resting = false;

  const drain = async () => {
    while (!paused) {
      await condition(() => paused || (queue.length > 0 && isIdle()));
      const [effect] = queue;
      if (paused || effect === undefined) break;
      const outcome = await carryOut(effect);
      queue.shift();
      if (outcome) tell(outcome);
    }
    resting = true;
  };
  void drain();

  return {
    add: (effects) => void queue.push(...effects),
    isEmpty: () => queue.length === 0,
    pause: () => void (paused = true),
    isResting: () => resting,
    rest: () => [...queue],
  };
}
