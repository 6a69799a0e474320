import { CancellationScope } from '@temporalio/workflow';

/**
 * Runs a workflow to its own end. "Request Cancellation", the large button of Temporal's UI, would cut it off, with nobody
 * told: here it asks for an end, and what `onCancel` was given sees to that.
 */
export function endInOrder<T>(
  life: (onCancel: (end: () => void) => void) => Promise<T>,
): Promise<T> {
  const { cancelRequested } = CancellationScope.current();
  return CancellationScope.nonCancellable(() => life((end) => void cancelRequested.catch(end)));
}
