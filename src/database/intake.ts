import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { TelegramFile } from '../domain/files.ts';
import type { TicketState } from '../domain/ticket-state.ts';
import { readMessages, storedText, type IncomingMessage } from './message-rows.ts';
import type { Orm } from './orm.ts';
import { placeMessage, type Placing } from './placing.ts';
import { initialState, insertTicket } from './ticket-opening.ts';

/** Where a message went. `state` is what its ticket starts from: needed only by the first message of a ticket. */
export type Placed =
  | { kind: 'opened'; number: number; state: TicketState }
  | Exclude<Placing, { kind: 'opened' }>;

/** A message that was taken in. `text` is as lists show it; `number` null where it is in no ticket yet. */
export interface KnownMessage {
  id: string;
  number: number | null;
  isTicketClosed: boolean;
  text: string;
  file: TelegramFile | null;
}

/**
 * Gives organizers' messages their tickets. Every step is safe to take again: a message that was placed before is
 * found where it was put.
 */
export interface Intake {
  place(message: IncomingMessage): Promise<Placed>;
  /** A ticket for messages that must have one of their own, known by the first of them. */
  openFor(
    first: IncomingMessage,
    previousNumber: number | null,
  ): Promise<Placed & { kind: 'opened' }>;
  /** The message as it was taken in last, for a changed file makes it another; null where it was not. */
  find(
    message: Pick<IncomingMessage, 'organizerId' | 'telegramMessageId'>,
  ): Promise<KnownMessage | null>;
  /** What a message says now that is in no ticket yet: its ticket will hear that alone. */
  rewrite(message: IncomingMessage): Promise<void>;
  /** Messages whose writer has not said yet which ticket they belong to, oldest first. */
  unplaced(organizerId: number): Promise<IncomingMessage[]>;
  /** Telegram ids of organizers who have such messages, written since then. */
  waiting(since: Date): Promise<number[]>;
  /** The `count` messages from Telegram message `runStart` on that went to ticket `number`, or were moved from it. */
  run(
    organizerId: number,
    number: number,
    runStart: number,
    count: number,
  ): Promise<IncomingMessage[]>;
  /** Puts messages into ticket `number`. What was on the card of another ticket is not on this one's yet. */
  assign(messageIds: string[], number: number): Promise<void>;
}

/** @param defaultAgentsChat the agents' chat of events that name none */
export function createIntake(orm: Orm, defaultAgentsChat: number | null = null): Intake {
  const fork = (): SqlEntityManager => orm.em.fork();
  return {
    async place(message) {
      const em = fork();
      const placed = await placeMessage(em, message);
      if (placed.kind !== 'opened') return placed;
      return { ...placed, state: await initialState(em, placed.number, defaultAgentsChat) };
    },

    openFor: (first, previousNumber) =>
      orm.em.fork().transactional(async (em) => {
        const number = await insertTicket(em, first, previousNumber);
        return { kind: 'opened', number, state: await initialState(em, number, defaultAgentsChat) };
      }),

    async find({ organizerId, telegramMessageId }) {
      const [found] = await fork().execute<KnownMessage[]>(
        `select m.id, m.ticket_number as number, coalesce(t.status = 'closed', false) as "isTicketClosed", m.text, m.file
         from messages m left join tickets t on t.number = m.ticket_number
         where m.organizer_id = ? and m.direction = 'in' and m.telegram_message_id = ?
         order by m.at desc limit 1`,
        [organizerId, telegramMessageId],
      );
      return found ?? null;
    },

    async rewrite(message) {
      const { id, file } = message;
      await fork().execute(
        `update messages set text = ?, file = coalesce(?::jsonb, file) where id = ? and ticket_number is null`,
        [storedText(message), file ? JSON.stringify(file) : null, id],
      );
    },

    unplaced: (organizerId) =>
      readMessages(fork(), `organizer_id = ? and ticket_number is null`, [organizerId]),

    async waiting(since) {
      const rows = await fork().execute<{ id: string }[]>(
        `select distinct o.telegram_user_id as id from messages m join organizers o on o.id = m.organizer_id
         where m.ticket_number is null and m.direction = 'in' and m.at > ?`,
        [since],
      );
      return rows.map(({ id }) => Number(id));
    },

    async run(organizerId, number, runStart, count) {
      const messages = await readMessages(
        fork(),
        `organizer_id = ? and telegram_message_id >= ?
           and ticket_number in (select number from tickets where number = ? or previous_number = ?)`,
        [organizerId, runStart, number, number],
      );
      return messages.slice(0, count);
    },

    async assign(messageIds, number) {
      await fork().execute(
        `update messages set ticket_number = ?,
           delivery = case when ticket_number <> ? then 'pending' else delivery end,
           delivered_at = case when ticket_number <> ? then null else delivered_at end
         where id in (select jsonb_array_elements_text(?::jsonb))`,
        [number, number, number, JSON.stringify(messageIds)],
      );
    },
  };
}
