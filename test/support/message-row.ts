import { MessageEntity, type MessageRow } from '../../src/database/entities/message.ts';
import type { SimMessage } from '../../src/sandbox/telegram-server.ts';
import type { TestDatabase } from './database.ts';
import { until } from './until.ts';

type Said = Pick<SimMessage, 'chatId' | 'messageId' | 'text'>;

/** Waits until a person's message is taken in, and in a ticket; gives back the ticket's number. */
export function ticketOf(database: TestDatabase, message: Said): Promise<number> {
  return until(`"${message.text}" is in a ticket`, async () => {
    const row = await messageRow(database, message);
    return row?.ticket?.number;
  });
}

/** A person's message as it is kept; null where it is not taken in. */
export function messageRow(
  database: TestDatabase,
  { chatId, messageId }: Said,
): Promise<MessageRow | null> {
  return database.orm.em.fork().findOne(MessageEntity, { id: `tg-${chatId}-${messageId}` });
}
