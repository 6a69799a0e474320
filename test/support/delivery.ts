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

/** Waits until nothing is under way, and tells what has become of replies since `before`. */
export async function repliesSince(desk: TestDesk, before: Counts): Promise<Partial<Counts>> {
  return until('nothing is under way', async () => {
    const { in: incoming, out } = await deliveryOf(desk);
    if (incoming.pending > 0 || out.pending > 0) return null;
    const { accepted, delivered, failed } = out;
    return {
      accepted: accepted - before.accepted,
      delivered: delivered - before.delivered,
      failed: failed - before.failed,
    };
  });
}
