import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIntake } from '../../src/database/intake.ts';
import type { IncomingMessage } from '../../src/database/message-rows.ts';
import { createOrganizerStore } from '../../src/database/organizer-store.ts';
import { openOrm, type Orm } from '../../src/database/orm.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent } from '../support/rows.ts';

let database: TestDatabase;
let other: Orm;

beforeAll(async () => {
  database = await openTestDatabase();
  other = await openOrm(database.url);
});

afterAll(async () => {
  await other.close();
  await database.close();
});

/** An admitted organizer, and what they write: `write(1)` is their first message. */
async function admitOrganizer(telegramUserId: number): Promise<(count: number) => IncomingMessage> {
  const organizers = createOrganizerStore(database.orm);
  const event = await insertEvent(database.orm);
  const person = { telegramUserId, name: 'Tom', username: null, language: 'en' as const };
  const { id: organizerId } = await organizers.upsert(person);
  await organizers.admit(organizerId, event.id);
  return (count) => ({
    id: `tg-${telegramUserId}-${count}`,
    organizerId,
    chatId: telegramUserId,
    telegramMessageId: count,
    text: `Message ${count}`,
    at: Date.now(),
    repliedTo: null,
  });
}

describe('messages that two processes take at the same moment', () => {
  it('open one ticket together, when there was none', async () => {
    const write = await admitOrganizer(6_001);
    const intakes = [createIntake(database.orm), createIntake(other)];

    const placed = await Promise.all(intakes.map((intake, index) => intake.place(write(index))));

    expect(placed.map(({ kind }) => kind).toSorted()).toEqual(['added', 'opened']);
  });

  it('are one message when they are the same one, in the ticket that is open', async () => {
    const write = await admitOrganizer(6_002);
    const [one, two] = [createIntake(database.orm), createIntake(other)];
    const opened = await one.place(write(1));
    const number = opened.kind === 'opened' ? opened.number : null;

    const again = Array.from({ length: 8 }, (_, index) => (index % 2 ? one : two).place(write(2)));

    for (const placed of await Promise.all(again)) {
      expect(placed).toEqual({ kind: 'added', number });
    }
    const rows = await database.orm.em
      .fork()
      .execute('select id from messages where ticket_number = ?', [number]);
    expect(rows).toHaveLength(2);
  });
});
