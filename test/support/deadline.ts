import { defaultPayloadConverter, type Client } from '@temporalio/client';

/** The timers that wait in a ticket's workflow, each by its summary, as operators read it. */
export async function pendingTimers(client: Client, number: number): Promise<string[]> {
  const { events } = await client.workflow.getHandle(`ticket-${number}`).fetchHistory();
  const pending = new Map<string, string>();
  for (const event of events ?? []) {
    const started = event.timerStartedEventAttributes;
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    const summary = event.userMetadata?.summary;
    if (started?.timerId) {
      pending.set(started.timerId, summary ? defaultPayloadConverter.fromPayload(summary) : '');
    }
    if (over?.timerId) pending.delete(over.timerId);
  }
  return [...pending.values()];
}

/** A ticket's search attribute NextDeadline, in epoch milliseconds; null where it has none. */
export async function nextDeadline(client: Client, number: number): Promise<number | null> {
  const { searchAttributes } = await client.workflow.getHandle(`ticket-${number}`).describe();
  const [at] = searchAttributes['NextDeadline'] ?? [];
  return at instanceof Date ? at.getTime() : null;
}
