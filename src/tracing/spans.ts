import { randomBytes } from 'node:crypto';
import type { TraceContext } from '../domain/trace.ts';

/** What is done in one step of a trace. Names and attributes hold nothing of people. */
export interface Step {
  name: string;
  /** As OpenTelemetry has them: something comes in, is handed on, is taken up, another is called. */
  kind: 'server' | 'producer' | 'consumer' | 'client';
  attributes?: Record<string, string | number>;
}

/** A step that has begun. */
export interface Span {
  context: TraceContext;
  /** @param fault why it failed, in a word; nothing where it did not */
  end(fault?: string): void;
}

/** Where the steps of traces go. */
export interface Spans {
  /** @param parent the step that this one is part of; null begins a trace */
  begin(step: Step, parent: TraceContext | null): Span;
  /** Hands over what has not been yet, within some seconds. */
  close(): Promise<void>;
}

/** Keeps the ids alone: log lines carry them, and nothing goes anywhere. */
export function noSpans(): Spans {
  return {
    begin: (_step, parent) => ({
      context: { traceId: parent?.traceId ?? hex(16), spanId: hex(8) },
      end: () => undefined,
    }),
    close: async () => undefined,
  };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
