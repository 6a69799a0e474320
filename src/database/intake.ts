import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { OrganizerMessage } from '../domain/events.ts';
import { routeMessage, type OpenTicket, type Route } from '../domain/routing.ts';
import type { TicketState } from '../domain/ticket-state.ts';
import type { Orm } from './orm.ts';
import { initialState, insertTicket } from './ticket-opening.ts';

/** An organizer's message as the Telegram edge hands it in. */
export interface IncomingMessage extends OrganizerMessage {
  organizerId: number;
  chatId: number;
  repliedTo: number | null;
}

/** Where a message went. `state` is what its ticket starts from: needed only by the first message of a ticket. */
export type Placed =
  | { kind: 'opened'; number: number; state: TicketState }
  | { kind: 'added'; number: number }
  | { kind: 'asked'; numbers: number[]; askedRecently: boolean };

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
  assign(messageIds: string[], number: number): Promise<void>;
}

/** A question younger than this is not asked again; milliseconds. */
const ASK_AGAIN_AFTER = 10 * 60_000;

/** @param defaultAgentsChat the agents' chat of events that name none */
export function createIntake(orm: Orm, defaultAgentsChat: number | null = null): Intake {
  return {
    async place(message) {
      const em = orm.em.fork();
      const placed = (await placeInKnown(em, message)) ?? (await placeInTurn(em, message));
      if (placed.kind !== 'opened') return placed;
      return { ...placed, state: await initialState(em, placed.number, defaultAgentsChat) };
    },

    openFor: (first, previousNumber) =>
      orm.em.fork().transactional(async (em) => {
        const number = await insertTicket(em, first, previousNumber);
        return { kind: 'opened', number, state: await initialState(em, number, defaultAgentsChat) };
      }),

    unplaced: (organizerId) =>
      readMessages(orm.em.fork(), `organizer_id = ? and ticket_number is null`, [organizerId]),

    async waiting(since) {
      const rows = await orm.em.fork().execute<{ id: string }[]>(
        `select distinct o.telegram_user_id as id from messages m join organizers o on o.id = m.organizer_id
         where m.ticket_number is null and m.direction = 'in' and m.at > ?`,
        [since],
      );
      return rows.map(({ id }) => Number(id));
    },

    async run(organizerId, number, runStart, count) {
      const messages = await readMessages(
        orm.em.fork(),
        `organizer_id = ? and telegram_message_id >= ?
           and ticket_number in (select number from tickets where number = ? or previous_number = ?)`,
        [organizerId, runStart, number, number],
      );
      return messages.slice(0, count);
    },

    async assign(messageIds, number) {
      await orm.em
        .fork()
        .execute(
          `update messages set ticket_number = ? where id in (select jsonb_array_elements_text(?::jsonb))`,
          [number, JSON.stringify(messageIds)],
        );
    },
  };
}

/** Where a message went, before what its ticket starts from has been read. */
type Placing = Exclude<Placed, { kind: 'opened' }> | { kind: 'opened'; number: number };

/** What placing a message goes by. */
interface Bearings {
  /** Where the message was put when it came before: null is nowhere, for its writer was asked. */
  before: { number: number | null; isOrigin: boolean } | null;
  chosen: number | null;
  nextIsNew: boolean;
  repliedTo: number | null;
  /** The last ticket that ended, of the event the organizer writes to. */
  lastClosed: number | null;
  /** Where an earlier item of the same album was put: null is nowhere, for its writer was asked. */
  album: { number: number | null } | null;
  open: OpenTicket[];
}

/** All of it in one look: the time of a statement is time that the message is under way. */
async function takeBearings(em: SqlEntityManager, message: IncomingMessage): Promise<Bearings> {
  const [found] = await em.execute<Bearings[]>(
    `select o.chosen_ticket as chosen, o.next_is_new as "nextIsNew",
       (select jsonb_build_object('number', m.ticket_number, 'isOrigin', coalesce(t.origin = m.id, false))
         from messages m left join tickets t on t.number = m.ticket_number where m.id = ?) as before,
       (select ticket_number from telegram_messages where chat_id = ?::bigint and message_id = ?::bigint
         union all
         select ticket_number from messages
           where organizer_id = o.id and direction = 'in' and telegram_message_id = ?::bigint
             and ticket_number is not null
         limit 1) as "repliedTo",
       (select max(number) from tickets
         where organizer_id = o.id and event_id = o.current_event_id and status = 'closed') as "lastClosed",
       (select jsonb_build_object('number', ticket_number) from messages
         where organizer_id = o.id and album = ? order by telegram_message_id limit 1) as album,
       (select coalesce(jsonb_agg(jsonb_build_object('number', number, 'status', status) order by number), '[]')
         from tickets where organizer_id = o.id and status <> 'closed') as open
     from organizers o where o.id = ?`,
    [
      message.id,
      message.chatId,
      message.repliedTo,
      message.repliedTo,
      message.album ?? null,
      message.organizerId,
    ],
  );
  if (!found) throw new Error('The organizer of a message is not known.');
  return found;
}

/**
 * The common case, in two statements: the message is new, and the ticket it belongs to is there. Only what opens a
 * ticket or asks a question has to wait for its turn.
 */
async function placeInKnown(
  em: SqlEntityManager,
  message: IncomingMessage,
): Promise<Placing | null> {
  const bearings = await takeBearings(em, message);
  const number = bearings.before ? null : knownTicket(bearings);
  if (number === null) return null;
  // The same message, redelivered to another process at this moment, is found where it was put.
  return (await insertMessage(em, message, number)) ? { kind: 'added', number } : null;
}

function knownTicket(bearings: Bearings): number | null {
  if (bearings.album) return bearings.album.number;
  const route = routeOf(bearings);
  return route.kind === 'add' ? route.number : null;
}

function routeOf({ chosen, nextIsNew, repliedTo, open }: Bearings): Route {
  return nextIsNew && repliedTo === null
    ? { kind: 'new' }
    : routeMessage({ repliedTo, chosen, open });
}

/** One chat's messages are placed one after another, whichever process takes them. */
function placeInTurn(em: SqlEntityManager, message: IncomingMessage): Promise<Placing> {
  return em.transactional(async (turn) => {
    await turn.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
      `chat ${message.chatId}`,
    ]);
    const bearings = await takeBearings(turn, message);
    return placedBefore(bearings) ?? placeNow(turn, message, bearings);
  });
}

function placedBefore({ before, open }: Bearings): Placing | null {
  if (before === null) return null;
  if (before.number === null)
    return { kind: 'asked', numbers: open.map(({ number }) => number), askedRecently: false };
  return before.isOrigin
    ? { kind: 'opened', number: before.number }
    : { kind: 'added', number: before.number };
}

async function placeNow(
  em: SqlEntityManager,
  message: IncomingMessage,
  bearings: Bearings,
): Promise<Placing> {
  const { repliedTo, lastClosed, nextIsNew, album, open } = bearings;
  if (album) {
    await insertNew(em, message, album.number);
    return album.number === null
      ? { kind: 'asked', numbers: open.map(({ number }) => number), askedRecently: true }
      : { kind: 'added', number: album.number };
  }
  const route = routeOf(bearings);
  if (route.kind === 'ask') {
    const askedRecently = await wasAskedRecently(em, message);
    await insertNew(em, message, null);
    return { kind: 'asked', numbers: route.numbers, askedRecently };
  }
  if (route.kind === 'add') {
    await insertNew(em, message, route.number);
    return { kind: 'added', number: route.number };
  }
  // What comes after the end of a ticket is linked to it, unless it was said to be something new.
  const previous = repliedTo ?? (nextIsNew || open.length > 0 ? null : lastClosed);
  const number = await insertTicket(em, message, previous);
  await insertNew(em, message, number);
  await em.execute(`update organizers set next_is_new = false where id = ? and next_is_new`, [
    message.organizerId,
  ]);
  return { kind: 'opened', number };
}

async function wasAskedRecently(em: SqlEntityManager, message: IncomingMessage): Promise<boolean> {
  const [row] = await em.execute<{ asked: boolean }[]>(
    `select exists (select 1 from messages where organizer_id = ? and ticket_number is null and at > ?) as asked`,
    [message.organizerId, new Date(message.at - ASK_AGAIN_AFTER)],
  );
  return row?.asked ?? false;
}

/** @throws where the message came in at another process since it was looked for; tried again, it is found there */
async function insertNew(
  em: SqlEntityManager,
  message: IncomingMessage,
  number: number | null,
): Promise<void> {
  if (!(await insertMessage(em, message, number))) {
    throw new Error('The message was placed by another process at this moment.');
  }
}

/** @returns whether it was not there yet */
async function insertMessage(
  em: SqlEntityManager,
  message: IncomingMessage,
  number: number | null,
): Promise<boolean> {
  const inserted = await em.execute<{ id: string }[]>(
    `insert into messages (id, ticket_number, organizer_id, direction, author, text, at, telegram_message_id, album)
     select ?, ?, o.id, 'in', o.name, ?, ?, ?, ? from organizers o where o.id = ?
     on conflict (id) do nothing returning id`,
    [
      message.id,
      number,
      message.text,
      new Date(message.at),
      message.telegramMessageId,
      message.album ?? null,
      message.organizerId,
    ],
  );
  return inserted.length > 0;
}

async function readMessages(
  em: SqlEntityManager,
  where: string,
  values: unknown[],
): Promise<IncomingMessage[]> {
  const rows = await em.execute<
    {
      id: string;
      organizerId: number;
      chatId: string;
      telegramMessageId: string;
      text: string;
      at: Date;
    }[]
  >(
    `select m.id, m.organizer_id as "organizerId", o.telegram_user_id as "chatId",
       m.telegram_message_id as "telegramMessageId", m.text, m.at
     from messages m join organizers o on o.id = m.organizer_id
     where m.direction = 'in' and ${where} order by m.telegram_message_id`,
    values,
  );
  return rows.map((row) => ({
    id: row.id,
    organizerId: row.organizerId,
    chatId: Number(row.chatId),
    telegramMessageId: Number(row.telegramMessageId),
    text: row.text,
    at: new Date(row.at).getTime(),
    repliedTo: null,
  }));
}
