import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createDeliveryTrouble,
  SLOW_AFTER,
  type DeliveryTrouble,
} from '../../src/database/delivery-trouble.ts';
import { MessageEntity, type MessageRow } from '../../src/database/entities/message.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

const NOW = new Date('2026-05-01T12:00:00Z');

let database: TestDatabase;
let trouble: DeliveryTrouble;

beforeAll(async () => {
  database = await openTestDatabase();
  trouble = createDeliveryTrouble(database.orm);
});

afterAll(() => database.close());

async function say(ticket: number | null, age: number, fields: Partial<MessageRow>) {
  const em = database.orm.em.fork();
  const { ticket: _ticket, organizer: _organizer, ...rest } = fields;
  const message = em.create(MessageEntity, {
    id: randomUUID(),
    ticket,
    organizer: null,
    direction: 'out',
    author: 'Ann',
    text: 'x',
    at: new Date(NOW.getTime() - age),
    ...rest,
  });
  await em.flush();
  return message.id;
}

it('finds what failed and what has been under way for too long, oldest first, and nothing else', async () => {
  const { id: eventId, code } = await insertEvent(database.orm);
  const { number } = await insertTicket(database.orm, { eventId, row: { status: 'closed' } });
  const other = await insertTicket(database.orm);
  const failed = await say(number, 10, { delivery: 'failed', reason: 'blocked' });
  const slow = await say(number, SLOW_AFTER + 1, { direction: 'in', delivery: 'pending' });
  await say(number, SLOW_AFTER - 1, { delivery: 'pending' });
  await say(number, SLOW_AFTER * 2, { delivery: 'delivered' });
  await say(null, SLOW_AFTER * 2, { direction: 'in', delivery: 'pending' });
  const elsewhere = await say(other.number, 20, { delivery: 'failed', reason: 'file-gone' });
  const found = async (choice: Parameters<DeliveryTrouble['find']>[0], limit = 9, offset = 0) => {
    const page = await trouble.find(choice, { limit, offset, now: NOW });
    return [page.total, ...page.messages.map(({ id }) => id)];
  };

  expect(await found({})).toEqual([3, slow, elsewhere, failed]);
  expect(await found({ event: code.toLowerCase() })).toEqual([2, slow, failed]);
  expect(await found({ delivery: 'failed' })).toEqual([2, elsewhere, failed]);
  expect(await found({ direction: 'in' })).toEqual([1, slow]);
  expect(await found({ reason: 'blocked' })).toEqual([1, failed]);
  expect(await found({}, 1, 1)).toEqual([3, elsewhere]);
  const { messages } = await trouble.find({ reason: 'blocked' }, { limit: 1, now: NOW });
  expect(messages).toEqual([
    {
      id: failed,
      ticket: number,
      ticketClosed: true,
      eventCode: code,
      direction: 'out',
      author: 'Ann',
      text: 'x',
      delivery: 'failed',
      reason: 'blocked',
      at: new Date(NOW.getTime() - 10),
    },
  ]);
});
