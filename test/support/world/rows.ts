import type { FailureReason, StoreEffect } from '../../../src/domain/effects.ts';
import type { StoredMessage } from '../../../src/domain/messages.ts';

/** A message as the read model has it. */
export interface Row {
  direction: StoredMessage['direction'];
  author: string;
  text: string;
  delivery: 'pending' | 'delivered' | 'failed';
  reason: FailureReason | null;
  isWithdrawn: boolean;
}

/** The read model of one ticket's messages. It throws where something is counted twice, or of nothing. */
export interface Rows {
  get(id: string): Row | undefined;
  all(): [id: string, row: Row][];
  /** An organizer's message has been taken in, by the edge. */
  accept(id: string, text: string): void;
  /** Messages belong to another ticket from now on. */
  moveAway(ids: string[]): void;
  take: (effect: StoreEffect) => void;
}

export function createRows(): Rows {
  const rows = new Map<string, Row>();
  const change = (id: string, fields: Partial<Row>, from: Row['delivery'][]) => {
    const row = rows.get(id);
    if (!row) throw new Error(`${id} was never accepted, and is to be ${JSON.stringify(fields)}.`);
    if (!from.includes(row.delivery)) {
      throw new Error(`${id} is ${row.delivery}, and is to be ${JSON.stringify(fields)}.`);
    }
    rows.set(id, { ...row, ...fields });
  };
  const ever: Row['delivery'][] = ['pending', 'delivered', 'failed'];

  return {
    get: (id) => rows.get(id),
    all: () => [...rows],
    accept(id, text) {
      if (rows.has(id)) return;
      const fresh = { delivery: 'pending', reason: null, isWithdrawn: false } as const;
      rows.set(id, { direction: 'in', author: '', text, ...fresh });
    },
    moveAway: (ids) => ids.forEach((id) => rows.delete(id)),
    take(effect) {
      switch (effect.type) {
        case 'messageAccepted': {
          const { id, direction, author, text } = effect.message;
          if (rows.has(id)) throw new Error(`${id} was accepted before.`);
          const delivery = direction === 'note' ? 'delivered' : 'pending';
          rows.set(id, { direction, author, text, delivery, reason: null, isWithdrawn: false });
          return;
        }
        case 'messageDelivered':
          // What was taken back while it was under way may have got through.
          change(effect.messageId, { delivery: 'delivered', reason: null }, ['pending', 'failed']);
          return;
        case 'messageFailed':
          change(effect.messageId, { delivery: 'failed', reason: effect.reason }, [
            'pending',
            'failed',
          ]);
          return;
        case 'messageRetried':
          change(effect.messageId, { delivery: 'pending', reason: null }, ['failed']);
          return;
        case 'messageChanged':
          change(effect.messageId, { text: effect.text }, ever);
          return;
        case 'messageWithdrawn':
          change(effect.messageId, { isWithdrawn: true }, ever);
          return;
        case 'ticketChanged':
        case 'telegramMessageSent':
          return;
      }
    },
  };
}
