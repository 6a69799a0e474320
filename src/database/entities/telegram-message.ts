import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { TicketEntity } from './ticket.ts';

/** Which ticket a message of a chat speaks of: a reply to it belongs to that ticket. */
export const TelegramMessageEntity = defineEntity({
  name: 'TelegramMessage',
  tableName: 'telegram_messages',
  primaryKeys: ['chatId', 'messageId'],
  properties: {
    chatId: p.bigint('number').primary(),
    messageId: p.bigint('number').primary(),
    ticket: () => p.manyToOne(TicketEntity).index('telegram_messages_ticket_number_index'),
  },
});

export type TelegramMessageRow = InferEntity<typeof TelegramMessageEntity>;
