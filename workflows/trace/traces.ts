import { currentTrace, newTrace, type Trace } from './current-trace.ts';

/** Which trace caused what a ticket does. Nothing of it is carried over to a new run. */
export interface Traces {
  /** An event was told, in the trace at hand. */
  heard(event: object): void;
  /** An event was decided upon: its effects are of its trace. One that nobody told, such as a deadline, begins one. */
  caused(event: object, effects: object[]): void;
  /** Carries out an effect in its trace. */
  within<E extends object, T>(carryOut: (effect: E) => Promise<T>): (effect: E) => Promise<T>;
  /** Does what follows from all events so far in the trace of the last. */
  inLatest<T>(work: () => Promise<T>): Promise<T>;
}

/** Effects wait in outboxes, so that the trace at hand when one is carried out is not the one that caused it. */
export function createTraces(): Traces {
  const traces = new WeakMap<object, Trace>();
  let latest: Trace | undefined;
  return {
    heard(event) {
      const trace = currentTrace.getStore();
      if (trace) traces.set(event, trace);
    },
    caused(event, effects) {
      const trace = traces.get(event) ?? newTrace();
      latest = trace;
      for (const effect of effects) traces.set(effect, trace);
    },
    within: (carryOut) => (effect) =>
      currentTrace.run(traces.get(effect) ?? newTrace(), () => carryOut(effect)),
    inLatest: (work) => currentTrace.run(latest ?? newTrace(), work),
  };
}
