import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ratedBy, routeOf, takeBearings, type Bearings } from './bearings.ts';
import { insertMessage, type IncomingMessage } from './message-rows.ts';
import { insertTicket } from './ticket-opening.ts';

/** Where a message went. */
export type Placing =
  | { kind: 'opened'; number: number }
  | { kind: 'added'; number: number; isRatingComment?: boolean }
  | { kind: 'asked'; numbers: number[]; askedRecently: boolean };

/** A question younger than this is not asked again; milliseconds. */
const ASK_AGAIN_AFTER = 10 * 60_000;

/** Gives a message its ticket, or none where its writer has to be asked. Placed before, it is found where it was put. */
export async function placeMessage(
  em: SqlEntityManager,
  message: IncomingMessage,
): Promise<Placing> {
  return (await placeInKnown(em, message)) ?? placeInTurn(em, message);
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
  if (bearings.before || ratedBy(message, bearings) !== null) return null;
  const number = knownTicket(bearings);
  if (number === null) return null;
  // The same message, redelivered to another process at this moment, is found where it was put.
  return (await insertMessage(em, message, number)) ? { kind: 'added', number } : null;
}

function knownTicket(bearings: Bearings): number | null {
  if (bearings.album) return bearings.album.number;
  const route = routeOf(bearings);
  return route.kind === 'add' ? route.number : null;
}

/** One chat's messages are placed one after another, whichever process takes them. */
function placeInTurn(em: SqlEntityManager, message: IncomingMessage): Promise<Placing> {
  return em.transactional(async (turn) => {
    await turn.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
      `chat ${message.chatId}`,
    ]);
    const bearings = await takeBearings(turn, message);
    return (
      placedBefore(bearings) ??
      (await placeRatingComment(turn, message, bearings)) ??
      (await placeWithAlbum(turn, message, bearings)) ??
      placeByRoute(turn, message, bearings)
    );
  });
}

function placedBefore({ before, open }: Bearings): Placing | null {
  if (before === null) return null;
  const { number, isOrigin, isRatingComment } = before;
  if (number === null) {
    return { kind: 'asked', numbers: open.map((ticket) => ticket.number), askedRecently: false };
  }
  return isOrigin
    ? { kind: 'opened', number }
    : { kind: 'added', number, ...(isRatingComment && { isRatingComment }) };
}

/** The words after "Add a comment": one message, and none after it. */
async function placeRatingComment(
  em: SqlEntityManager,
  message: IncomingMessage,
  bearings: Bearings,
): Promise<Placing | null> {
  const number = ratedBy(message, bearings);
  if (number === null) return null;
  await insertNew(em, { ...message, isRatingComment: true }, number);
  await em.execute(`update organizers set rating_comment_for = null where id = ?`, [
    message.organizerId,
  ]);
  return { kind: 'added', number, isRatingComment: true };
}

/** All items of an album go together. */
async function placeWithAlbum(
  em: SqlEntityManager,
  message: IncomingMessage,
  { album, open }: Bearings,
): Promise<Placing | null> {
  if (album === null) return null;
  await insertNew(em, message, album.number);
  return album.number === null
    ? { kind: 'asked', numbers: open.map(({ number }) => number), askedRecently: true }
    : { kind: 'added', number: album.number };
}

async function placeByRoute(
  em: SqlEntityManager,
  message: IncomingMessage,
  bearings: Bearings,
): Promise<Placing> {
  const { repliedTo, lastClosed, nextIsNew, open } = bearings;
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
