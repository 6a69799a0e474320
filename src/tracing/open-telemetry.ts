import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TraceContext } from '../domain/trace.ts';
import type { Spans } from './spans.ts';

/** How long a stop waits for a receiver that does not answer; milliseconds. */
const FLUSH_LIMIT = 2_000;
/** How long a span waits for others to go with it; milliseconds. */
const BATCH_DELAY = 1_000;

const KINDS = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
} as const;

/**
 * Sends spans to an OTLP receiver over HTTP. Loading this file loads the SDK: import it where it is asked for alone.
 * @param options.endpoint base address; `/v1/traces` is added, as the OTLP exporter's specification has it
 */
export function exportedSpans(options: { endpoint: string; role: string }): Spans {
  const url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'pitcrew', 'pitcrew.role': options.role }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: BATCH_DELAY })],
  });
  const tracer = provider.getTracer('pitcrew');
  return {
    begin({ name, kind, attributes }, parent) {
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, below(parent));
      const { traceId, spanId } = span.spanContext();
      return {
        context: { traceId, spanId },
        end(fault) {
          if (fault !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: fault });
          span.end();
        },
      };
    },
    async close() {
      const limit = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_LIMIT).unref());
      // A receiver that is away is no reason to fail a stop.
      await Promise.race([provider.shutdown().catch(() => undefined), limit]);
    },
  };
}

function below(parent: TraceContext | null) {
  return parent === null
    ? ROOT_CONTEXT
    : trace.setSpanContext(ROOT_CONTEXT, {
        ...parent,
        traceFlags: TraceFlags.SAMPLED,
        isRemote: true,
      });
}
