/** The time of a world, in epoch milliseconds: nothing in it happens twice at one moment. */
export interface Clock {
  now(): number;
  /** A moment later. */
  tick(): number;
  pass(milliseconds: number): void;
}

export function createClock(start: number): Clock {
  let now = start;
  return {
    now: () => now,
    tick: () => (now += 1),
    pass: (milliseconds) => void (now += milliseconds),
  };
}
