import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { routeMessage, type OpenTicket, type Route } from '../domain/routing.ts';
import type { IncomingMessage } from './message-rows.ts';

/** What placing a message goes by. */
export interface Bearings {
  /** Where the message was put when it came before: null is nowhere, for its writer was asked. */
  before: { number: number | null; isOrigin: boolean; isRatingComment: boolean } | null;
  chosen: number | null;
  nextIsNew: boolean;
  repliedTo: number | null;
  /** The ticket whose rating the organizer was about to explain, not long before this message. */
  rated: number | null;
  /** The last ticket that ended, of the event the organizer writes to. */
  lastClosed: number | null;
  /** Where an earlier item of the same album was put: null is nowhere, for its writer was asked. */
  album: { number: number | null } | null;
  open: OpenTicket[];
}

/** Who wants to explain a rating does it at once, or has forgotten it; milliseconds. */
const EXPLAINED_WITHIN = 10 * 60_000;

/** All of it in one look: the time of a statement is time that the message is under way. */
export async function takeBearings(
  em: SqlEntityManager,
  message: IncomingMessage,
): Promise<Bearings> {
  const [found] = await em.execute<Bearings[]>(
    `select o.chosen_ticket as chosen, o.next_is_new as "nextIsNew",
       case when o.rating_comment_asked_at >= ? then o.rating_comment_for end as rated,
       (select jsonb_build_object('number', m.ticket_number, 'isOrigin', coalesce(t.origin = m.id, false),
           'isRatingComment', m.is_rating_comment)
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
      new Date(message.at - EXPLAINED_WITHIN),
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

/** Where the message belongs by what is open, chosen or replied to. */
export function routeOf({ chosen, nextIsNew, repliedTo, open }: Bearings): Route {
  return nextIsNew && repliedTo === null
    ? { kind: 'new' }
    : routeMessage({ repliedTo, chosen, open });
}

/**
 * The ticket whose rating the message explains; null where it is none of that: a file, a command, or a reply to what
 * was said in another ticket.
 */
export function ratedBy(message: IncomingMessage, { rated, repliedTo }: Bearings): number | null {
  const isPlain = message.file === undefined && !message.text.startsWith('/');
  return isPlain && (repliedTo === null || repliedTo === rated) ? rated : null;
}
