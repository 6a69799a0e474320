import { Router } from 'express';

/** One thing that must work for Pitcrew to be of use. */
export interface ReadinessCheck {
  name: string;
  /** @returns why it does not work, or null where it does. A rejection counts as its message. */
  check(): Promise<string | null>;
}

const CHECK_LIMIT_MS = 5_000;

/** `/healthz`: the process lives. `/readyz`: everything it needs works, or why not; `checks` is what it looks at. */
export function createHealth(checks: ReadinessCheck[]): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const reasons = await failingChecks(checks);
    response.status(reasons.length === 0 ? 200 : 503).json({
      status: reasons.length === 0 ? 'ok' : 'unavailable',
      checks: checks.map(({ name }) => name),
      reasons,
    });
  });
  return router;
}

/** The checks that fail, and why; one that does not answer within 5 seconds fails. */
export async function failingChecks(
  checks: ReadinessCheck[],
): Promise<{ name: string; reason: string }[]> {
  const results = await Promise.all(checks.map(run));
  return results.filter((result) => result !== null);
}

async function run(check: ReadinessCheck): Promise<{ name: string; reason: string } | null> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve('does not answer'), CHECK_LIMIT_MS);
  const reason = await Promise.race([check.check(), late])
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    .finally(() => clearTimeout(timer));
  return reason === null ? null : { name: check.name, reason };
}
