import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { FailureReason } from '../../domain/effects.ts';
import type { StoredFile, TelegramFile } from '../../domain/files.ts';
import { OrganizerEntity } from './organizer.ts';
import { TicketEntity } from './ticket.ts';

/** One thing said in a ticket, and what came of carrying it to the other side. */
export const MessageEntity = defineEntity({
  name: 'Message',
  tableName: 'messages',
  properties: {
    /** `tg-<chat>-<message>` from Telegram, `td-<comment>` from Todoist. */
    id: p.text().primary(),
    /** Null while the organizer is being asked which ticket it belongs to. */
    ticket: () => p.manyToOne(TicketEntity).strictNullable(),
    organizer: () => p.manyToOne(OrganizerEntity).strictNullable(),
    direction: p.text().$type<'in' | 'out' | 'note'>(),
    author: p.text(),
    text: p.text(),
    /** The text in small letters, for the search alone. */
    words: p.text().generated('(lower(text)) stored').lazy().strictNullable(),
    attachments: p.json<StoredFile[]>().default([]),
    at: p.datetime(3),
    delivery: p.text().$type<'pending' | 'delivered' | 'failed'>().default('pending'),
    reason: p.text().$type<FailureReason>().strictNullable(),
    deliveredAt: p.datetime(3).strictNullable(),
    editedAt: p.datetime(3).strictNullable(),
    /** Its writer took it back. */
    withdrawnAt: p.datetime(3).strictNullable(),
    telegramMessageId: p.bigint('number').strictNullable(),
    /** Telegram's id of the album the message is an item of. */
    album: p.text().strictNullable(),
    /** The organizer's file, as it is fetched. */
    file: p.json<TelegramFile>().strictNullable(),
    /** It says why the organizer rated as they did. */
    isRatingComment: p.boolean().default(false),
    todoistCommentId: p.text().index('messages_todoist_comment_id_index').strictNullable(),
    /** A send may have been accepted though its answer was lost, and was made again. */
    possiblyDuplicated: p.boolean().default(false),
  },
  indexes: [
    { name: 'messages_ticket_number_at_index', properties: ['ticket', 'at'] },
    { name: 'messages_organizer_id_index', properties: ['organizer'] },
    {
      name: 'messages_undelivered_index',
      expression: `create index "messages_undelivered_index" on "messages" ("ticket_number", "at") where "delivery" <> 'delivered'`,
    },
  ],
});

export type MessageRow = InferEntity<typeof MessageEntity>;
