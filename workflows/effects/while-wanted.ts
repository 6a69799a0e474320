import { CancellationScope, condition } from '@temporalio/workflow';

/**
 * Does `work` for as long as `isWanted`; after that it is called off.
 * @returns null where it was called off before it was done
 */
export async function whileWanted<T>(
  isWanted: () => boolean,
  work: () => Promise<T>,
): Promise<T | null> {
  const working = new CancellationScope();
  const watching = new CancellationScope();
  watching
    .run(() => condition(() => !isWanted()))
    .then(
      () => working.cancel(),
      () => undefined,
    );
  try {
    return await working.run(work);
  } catch (error) {
    // A try that fails after it was called off is not made again: how it failed is of no interest.
    if (working.consideredCancelled && !isWanted()) return null;
    throw error;
  } finally {
    watching.cancel();
  }
}
