import type { EffectOutcome, FailureReason } from '../../../src/domain/effects.ts';
import { enqueue } from '../../../src/domain/enqueue.ts';

/** Effects on their way to one side, as `workflows/outbox.ts` keeps them: each reaches it, and is heard back from. */
export interface Lane<E> {
  add(effects: E[]): void;
  /** The next effect is carried out, or refused; what came of it is told by `hearBack`. */
  reach(refused?: FailureReason): void;
  hearBack(): void;
  isEmpty(): boolean;
  /** As if all of it had been stored and read again. */
  carryOver(): void;
}

/** @param carryOut gets the reason where the other side is to refuse */
export function createLane<E extends { type: string }>(
  carryOut: (effect: E, refused?: FailureReason) => EffectOutcome | null,
  tell: (outcome: EffectOutcome) => void,
): Lane<E> {
  let waiting: E[] = [];
  let underWay: { outcome: EffectOutcome | null } | null = null;

  return {
    add: (effects) => void (waiting = effects.reduce(enqueue, waiting)),
    reach(refused) {
      const [effect, ...later] = waiting;
      if (effect === undefined || underWay) return;
      waiting = later;
      underWay = { outcome: carryOut(effect, refused) };
    },
    hearBack() {
      const outcome = underWay?.outcome ?? null;
      underWay = null;
      if (outcome) tell(outcome);
    },
    isEmpty: () => waiting.length === 0 && underWay === null,
    carryOver: () => void (waiting = JSON.parse(JSON.stringify(waiting)) as E[]),
  };
}
