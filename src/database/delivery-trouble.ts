import type { FailureReason } from '../domain/effects.ts';
import type { Orm } from './orm.ts';
import { withTimes } from './with-times.ts';

/** A message that did not arrive: it failed, or has been under way for longer than it should. */
export interface TroubledMessage {
  id: string;
  ticket: number;
  ticketClosed: boolean;
  eventCode: string;
  /** To organizers, or to the board. */
  direction: 'in' | 'out';
  author: string;
  text: string;
  delivery: 'pending' | 'failed';
  reason: FailureReason | null;
  at: Date;
}

/** Which of them. */
export interface TroubleChoice {
  /** Code of the event. */
  event?: string;
  delivery?: 'pending' | 'failed';
  direction?: 'in' | 'out';
  reason?: FailureReason;
}

/** Some of them, oldest first. */
export interface TroublePage {
  messages: TroubledMessage[];
  /** All that were chosen. */
  total: number;
}

/** What is under way for longer is in trouble; milliseconds. */
export const SLOW_AFTER = 60_000;

export type DeliveryTrouble = ReturnType<typeof createDeliveryTrouble>;

/** Looks up messages in trouble. Those in no ticket yet wait for their writer, not for delivery. */
export function createDeliveryTrouble(orm: Orm) {
  return {
    async find(
      choice: TroubleChoice,
      page: { limit: number; offset?: number; now?: Date },
    ): Promise<TroublePage> {
      const { event, delivery, direction, reason } = choice;
      const { limit, offset = 0, now = new Date() } = page;
      const rows = await orm.em
        .fork()
        .execute<(TroubledMessage & { total: number })[]>(TROUBLE, [
          new Date(now.getTime() - SLOW_AFTER),
          ...[event, delivery, direction, reason].flatMap((value) => [
            value ?? null,
            value ?? null,
          ]),
          limit,
          offset,
        ]);
      const messages = rows.map(({ total: _total, ...message }) => withTimes(message, 'at'));
      return { messages, total: rows[0]?.total ?? 0 };
    },
  };
}

const TROUBLE = `
select m.id, t.number as ticket, t.status = 'closed' as "ticketClosed", e.code as "eventCode", m.direction, m.author,
  m.text, m.delivery, m.reason, m.at, count(*) over ()::int as total
from messages m join tickets t on t.number = m.ticket_number join events e on e.id = t.event_id
where m.delivery <> 'delivered' and m.direction <> 'note' and (m.delivery = 'failed' or m.at < ?)
  and (?::text is null or lower(e.code) = lower(?)) and (?::text is null or m.delivery = ?)
  and (?::text is null or m.direction = ?) and (?::text is null or m.reason = ?)
order by m.at, m.id limit ? offset ?`;
