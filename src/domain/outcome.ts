import type { EffectOutcome } from './events.ts';

/** What came of an effect, by its kind. */
export type Outcome<T extends EffectOutcome['type']> = Extract<EffectOutcome, { type: T }>;
