import { EventEntity, type EventRow } from './entities/event.ts';
import { OrganizerEventEntity } from './entities/organizer-event.ts';
import { OrganizerEntity, type OrganizerRow } from './entities/organizer.ts';
import { TicketEntity } from './entities/ticket.ts';
import type { Orm } from './orm.ts';

/** What Telegram says of a person. */
export interface TelegramPerson {
  telegramUserId: number;
  name: string;
  username: string | null;
}

export type OrganizerStore = ReturnType<typeof createOrganizerStore>;

/** Keeps the organizers: who they are, and what they are admitted to. */
export function createOrganizerStore(orm: Orm) {
  const change = async (id: number, fields: Partial<OrganizerRow>): Promise<void> => {
    await orm.em.fork().nativeUpdate(OrganizerEntity, { id }, fields);
  };
  return {
    byTelegramId: (telegramUserId: number): Promise<OrganizerRow | null> =>
      orm.em.fork().findOne(OrganizerEntity, { telegramUserId }, { populate: ['currentEvent'] }),

    /** Takes in a person, or what is new of one; `language` counts for a new person alone: it may have been changed. */
    upsert: (person: TelegramPerson & { language: string }): Promise<OrganizerRow> =>
      orm.em.fork().upsert(
        OrganizerEntity,
        { ...person, createdAt: new Date() },
        {
          onConflictFields: ['telegramUserId'],
          onConflictMergeFields: ['name', 'username'],
        },
      ),

    /** Admits to an event, which becomes the one the organizer writes to. Twice is once. */
    async admit(organizerId: number, eventId: number): Promise<void> {
      await orm.em.fork().transactional(async (em) => {
        await em.upsert(
          OrganizerEventEntity,
          { organizer: organizerId, event: eventId, joinedAt: new Date() },
          { onConflictAction: 'ignore' },
        );
        await em.nativeUpdate(OrganizerEntity, { id: organizerId }, { currentEvent: eventId });
      });
    },

    /** The events an organizer is admitted to, the latest first. */
    async eventsOf(organizerId: number): Promise<EventRow[]> {
      const em = orm.em.fork();
      const joined = await em.find(
        OrganizerEventEntity,
        { organizer: organizerId },
        { orderBy: { joinedAt: 'desc' } },
      );
      const ids = joined.map((each) => each.event.id);
      const events = await em.find(EventEntity, { id: { $in: ids } });
      return ids.flatMap((id) => events.find((event) => event.id === id) ?? []);
    },

    setLanguage: (id: number, language: string) => change(id, { language }),

    /** The ticket that the organizer's next messages belong to; null for none. */
    chooseTicket: (id: number, number: number | null) =>
      change(id, { chosenTicket: number, nextIsNew: false, ratingCommentFor: null }),

    /** The organizer's next message opens a ticket of its own. */
    startNew: (id: number) =>
      change(id, { nextIsNew: true, chosenTicket: null, ratingCommentFor: null }),

    /** The organizer's next words say why they rated ticket `number` as they did, if they come soon. */
    expectRatingComment: (id: number, number: number) =>
      change(id, { ratingCommentFor: number, ratingCommentAskedAt: new Date() }),

    clearRatingComment: (id: number) => change(id, { ratingCommentFor: null }),

    /** Numbers of the organizer's tickets that are not closed, oldest first. */
    async openTickets(id: number): Promise<number[]> {
      const em = orm.em.fork();
      const tickets = await em.find(
        TicketEntity,
        { organizer: id, status: { $ne: 'closed' } },
        { fields: ['number'], orderBy: { number: 'asc' } },
      );
      return tickets.map(({ number }) => number);
    },

    /** When the organizer was found to have blocked the bot; null when they are back. */
    setBlocked: (id: number, at: Date | null) => change(id, { blockedAt: at }),
  };
}
