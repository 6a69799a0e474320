import type { TestDesk } from './desk.ts';
import { until } from './until.ts';

/** What became of the messages of one direction, as the API tells. */
export interface Counts {
  accepted: number;
  delivered: number;
  failed: number;
  pending: number;
  possiblyDuplicated: number;
  reasons: Record<string, number>;
}

/**
 * The counters of `GET /delivery`.
 * @throws where they do not add up: accepted = delivered + failed + pending holds at every moment
 */
export async function deliveryOf(desk: TestDesk): Promise<{ in: Counts; out: Counts }> {
  const counts = (await desk.ask('GET', '/delivery')).body as { in: Counts; out: Counts };
  for (const { accepted, delivered, failed, pending, reasons } of [counts.in, counts.out]) {
    const named = Object.values(reasons).reduce((sum, count) => sum + count, 0);
    if (accepted !== delivered + failed + pending || named !== failed) {
      throw new Error(`The counters do not add up: ${JSON.stringify(counts)}`);
    }
  }
  return counts;
}

/** Waits until so many of a ticket's replies are delivered, failed and pending; the counters add up all the while. */
export async function repliesCount(
  desk: TestDesk,
  number: number,
  wanted: { delivered: number; failed: number; pending?: number },
): Promise<void> {
  const { pending = 0, delivered, failed } = wanted;
  const expected = { pending, delivered, failed };
  await until(`#${number} counts ${JSON.stringify(expected)}`, async () => {
    await deliveryOf(desk);
    const { messages } = await desk.ticket(number);
    const replies = messages.filter(({ direction }) => direction === 'out');
    const count = (state: string) => replies.filter(({ delivery }) => delivery === state).length;
    const counted = {
      pending: count('pending'),
      delivered: count('delivered'),
      failed: count('failed'),
    };
    if (JSON.stringify(counted) === JSON.stringify(expected)) return true;
    throw new Error(`Counted so far: ${JSON.stringify(counted)}`);
  });
}
