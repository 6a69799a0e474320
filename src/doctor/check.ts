import type { Parts } from './parts.ts';

/** How one check came out; `skipped` is one that could not be made, and is no fault by itself. */
export type Outcome = 'ok' | 'warn' | 'fail' | 'skipped';

/** What a check found, and what to do about it; `advice` is null where there is nothing to do. */
export interface Finding {
  outcome: Outcome;
  found: string;
  advice: string | null;
}

/** One thing that is looked at. */
export interface Checkup {
  name: string;
  /** @throws Skipped where it cannot be looked at; anything else counts as a failure of what was asked */
  look: (parts: Parts) => Promise<Finding>;
}

/** A checkup that was made. */
export interface Check extends Finding {
  name: string;
}

/** A checkup cannot be made; the message says why. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
  readonly advice: string | null;
  constructor(why: string, advice: string | null = null) {
    super(why);
    this.advice = advice;
  }
}

export const ok = (found: string): Finding => ({ outcome: 'ok', found, advice: null });

export const warn = (found: string, advice: string): Finding => ({
  outcome: 'warn',
  found,
  advice,
});

export const fail = (found: string, advice: string): Finding => ({
  outcome: 'fail',
  found,
  advice,
});

const BY_WEIGHT: Outcome[] = ['ok', 'skipped', 'warn', 'fail'];

/** Several findings as one, as bad as the worst of them; `well` is said where none was made. */
export function gather(findings: Finding[], well: string): Finding {
  const heaviest = Math.max(0, ...findings.map(({ outcome }) => BY_WEIGHT.indexOf(outcome)));
  const told = findings.filter(({ outcome }) => outcome !== 'ok');
  if (told.length === 0) return ok(well);
  const advice = new Set(told.flatMap((each) => each.advice ?? []));
  return {
    outcome: BY_WEIGHT[heaviest] ?? 'fail',
    found: told.map(({ found }) => found).join(' '),
    advice: advice.size > 0 ? [...advice].join(' ') : null,
  };
}
