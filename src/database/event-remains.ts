import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Orm } from './orm.ts';

/** Why an organizer rated as they did; whose it is stays out. */
export interface RatingComment {
  rating: number;
  comment: string;
}

/** A ticket that nobody has solved or closed. */
export interface OpenTicket {
  number: number;
  subject: string;
  status: TicketStatus;
  createdAt: Date;
}

export type EventRemains = ReturnType<typeof createEventRemains>;

/** What an event leaves behind, besides numbers. */
export function createEventRemains(orm: Orm) {
  return {
    /** The best ratings first. */
    ratingComments: (eventId: number, limit: number): Promise<RatingComment[]> =>
      orm.em.fork().execute<RatingComment[]>(
        `select rating, rating_comment as comment from tickets
         where event_id = ? and rating is not null and rating_comment is not null
         order by rating desc, number limit ?`,
        [eventId, limit],
      ),

    /** The oldest first. */
    async openTickets(eventId: number, limit: number): Promise<OpenTicket[]> {
      const rows = await orm.em.fork().execute<(Omit<OpenTicket, 'createdAt'> & { at: string })[]>(
        `select number, subject, status, extract(epoch from created_at) * 1000 as at from tickets
         where event_id = ? and status in ('new', 'claimed', 'waiting') order by number limit ?`,
        [eventId, limit],
      );
      return rows.map(({ at, ...ticket }) => ({ ...ticket, createdAt: new Date(Number(at)) }));
    },
  };
}
