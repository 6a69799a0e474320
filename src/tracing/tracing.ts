import { AsyncLocalStorage } from 'node:async_hooks';
import { traceparent, type TraceContext } from '../domain/trace.ts';
import { noSpans, type Spans, type Step } from './spans.ts';

/** What log lines carry of the work they speak of. */
export interface TraceFields {
  traceId?: string;
  ticket?: number;
}

/** A step of a trace that has begun. */
export interface OpenStep {
  /** Runs work within the step: what it begins is part of it. */
  run<T>(work: () => T): T;
  end(fault?: string): void;
}

/** Knows, at any place, which trace the work there belongs to. */
export interface Tracing {
  /** Begins a step, of `from` or else of the trace at hand or else of a new one. */
  begin(step: Step, from?: TraceContext | null): OpenStep;
  /** Does `work` as a step, which ends with it. */
  trace<T>(step: Step, work: () => Promise<T>, from?: TraceContext | null): Promise<T>;
  isTracing(): boolean;
  /** The step at hand as it travels in a header; null where there is none. */
  header(): string | null;
  /** From here on the work at hand is about this ticket. */
  concerns(ticket: number): void;
  fields(): TraceFields;
  close(): Promise<void>;
}

/** Makes the tracing of a process. @param spans where steps go; by default nowhere */
export function createTracing(spans: Spans = noSpans()): Tracing {
  // What the work is about is known to all steps of it, the outer ones too.
  const hand = new AsyncLocalStorage<{ context: TraceContext; about: { ticket?: number } }>();

  const begin: Tracing['begin'] = (step, from) => {
    const around = hand.getStore();
    const span = spans.begin(step, from ?? around?.context ?? null);
    const store = { context: span.context, about: around?.about ?? {} };
    return { run: (work) => hand.run(store, work), end: (fault) => span.end(fault) };
  };

  return {
    begin,
    async trace(step, work, from) {
      const open = begin(step, from);
      try {
        const result = await open.run(work);
        open.end();
        return result;
      } catch (error) {
        open.end(error instanceof Error ? error.name : 'Error');
        throw error;
      }
    },
    isTracing: () => hand.getStore() !== undefined,
    header: () => {
      const store = hand.getStore();
      return store ? traceparent(store.context) : null;
    },
    concerns: (ticket) => {
      const store = hand.getStore();
      if (store) store.about.ticket = ticket;
    },
    fields: () => {
      const store = hand.getStore();
      return store ? { traceId: store.context.traceId, ...store.about } : {};
    },
    close: () => spans.close(),
  };
}
