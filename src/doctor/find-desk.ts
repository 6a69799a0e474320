import { z } from 'zod';
import type { Part, RunningDesk } from './parts.ts';

/** A desk's own checks take 5 s at most (src/readiness.ts); milliseconds. */
const PATIENCE = 8_000;

const readiness = z.object({
  status: z.enum(['ok', 'unavailable']),
  checks: z.array(z.string()),
  reasons: z.array(z.object({ name: z.string(), reason: z.string() })),
});

/** Asks the desk at an origin how it is. */
export async function findDesk(url: string): Promise<Part<RunningDesk>> {
  const advice = 'Start it, or say where it answers with --url.';
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(new URL('/readyz', url), { signal, redirect: 'manual' });
    const { checks, reasons } = readiness.parse(await response.json());
    return { state: 'there', value: { url, checks, reasons } };
  } catch (error) {
    const isOther = error instanceof z.ZodError || error instanceof SyntaxError;
    const why = isOther
      ? `What answers at ${url} is another program.`
      : `No desk answers at ${url}.`;
    return { state: 'absent', why, advice };
  }
}
