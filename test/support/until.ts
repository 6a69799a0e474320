const LOOK_EVERY = 20;

/**
 * Waits until `look` finds something, and gives it back.
 * @throws an error that names `what` after `limit` milliseconds, with the last thing that went wrong
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  limit = 20_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + limit;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found as NonNullable<Exclude<T, false>>;
    } catch (error) {
      last = error;
    }
    await new Promise((next) => {
      setTimeout(next, LOOK_EVERY);
    });
  }
  throw new Error(`It did not come to pass that ${what}.`, { cause: last });
}
