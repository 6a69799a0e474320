/** One thing that must work for Pitcrew to be of use. */
export interface ReadinessCheck {
  name: string;
  /** @returns why it does not work, or null where it does. A rejection counts as its message. */
  check(): Promise<string | null>;
}

const CHECK_LIMIT_MS = 5_000;

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

/** What a try says is wrong; null where nothing is. */
export async function faultOf(tried: Promise<unknown>): Promise<string | null> {
  try {
    await tried;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
