import { Gauge, Registry } from 'prom-client';
import type { DeliveryCounts } from '../database/delivery-counts.ts';
import type { DeskFigures } from '../database/desk-figures.ts';

const DELIVERIES = ['pending', 'delivered', 'failed'] as const;

/** What the database says of the desk, as Prometheus reads it. Made anew each time: nothing stale is left. */
export async function deskGauges(
  { tickets, oldestUnclaimed, parkedUpdates }: DeskFigures,
  delivery: { in: DeliveryCounts; out: DeliveryCounts },
): Promise<string> {
  const registry = new Registry();
  const gauge = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });

  const open = gauge('pitcrew_tickets', 'Tickets that are not closed.', ['status']);
  for (const [status, count] of Object.entries(tickets)) open.set({ status }, count);
  gauge(
    'pitcrew_oldest_unclaimed_seconds',
    'How long the oldest ticket in the queue has waited there, in open hours; 0 where none does.',
  ).set(oldestUnclaimed);
  gauge('pitcrew_parked_updates', 'Updates put aside after a fault of ours.').set(parkedUpdates);

  const accepted = gauge('pitcrew_messages_accepted', 'Messages taken in.', ['direction']);
  const messages = gauge('pitcrew_messages', 'Messages by what became of them.', [
    'direction',
    'delivery',
  ]);
  const failed = gauge('pitcrew_messages_failed', 'Messages that failed, by reason.', [
    'direction',
    'reason',
  ]);
  const duplicated = gauge(
    'pitcrew_messages_possibly_duplicated',
    'Messages that may have been sent twice, since an answer of Telegram was lost.',
    ['direction'],
  );
  for (const direction of ['in', 'out'] as const) {
    const counts = delivery[direction];
    accepted.set({ direction }, counts.accepted);
    for (const each of DELIVERIES) messages.set({ direction, delivery: each }, counts[each]);
    for (const [reason, count] of Object.entries(counts.reasons)) {
      failed.set({ direction, reason }, count);
    }
    duplicated.set({ direction }, counts.possiblyDuplicated);
  }
  return registry.metrics();
}
