import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { EventEntity } from './event.ts';

/** A Telegram user admitted to events. */
export const OrganizerEntity = defineEntity({
  name: 'Organizer',
  tableName: 'organizers',
  properties: {
    id: p.integer().primary(),
    telegramUserId: p.bigint('number').unique('organizers_telegram_user_id_unique'),
    name: p.text(),
    username: p.text().strictNullable(),
    language: p.text(),
    currentEvent: () => p.manyToOne(EventEntity).strictNullable(),
    /** Number of the ticket chosen with Write. */
    chosenTicket: p.integer().strictNullable(),
    /** `/new` was said: the next message opens a ticket of its own. */
    nextIsNew: p.boolean().default(false),
    /** Number of the ticket whose rating the organizer wants to explain with the next message, and since when. */
    ratingCommentFor: p.integer().strictNullable(),
    ratingCommentAskedAt: p.datetime(3).strictNullable(),
    blockedAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
  },
});

export type OrganizerRow = InferEntity<typeof OrganizerEntity>;
