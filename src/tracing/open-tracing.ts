import { createTracing, type Tracing } from './tracing.ts';

/** Makes the tracing of a process. @param endpoint OTLP receiver; null keeps the ids alone, and loads nothing */
export async function openTracing(endpoint: string | null, role: string): Promise<Tracing> {
  if (endpoint === null) return createTracing();
  const { exportedSpans } = await import('./open-telemetry.ts');
  return createTracing(exportedSpans({ endpoint, role }));
}
