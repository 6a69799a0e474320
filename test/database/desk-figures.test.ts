import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readDeskFigures } from '../../src/database/desk-figures.ts';
import { createParkedStore } from '../../src/database/parked-store.ts';
import { createTicketStore } from '../../src/database/ticket-store.ts';
import { WEEKDAYS } from '../../src/domain/opening-hours.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket, ticketRecord } from '../support/rows.ts';

const HOUR = 3_600;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('tells of nothing where there is nothing', async () => {
  expect(await readDeskFigures(database.orm)).toEqual({
    tickets: { new: 0, claimed: 0, waiting: 0, resolved: 0 },
    oldestUnclaimed: 0,
    parkedUpdates: 0,
  });
});

it('counts open tickets, what was put aside, and how long the oldest in the queue has waited in open hours', async () => {
  const { orm } = database;
  const inThreeDays = WEEKDAYS[(new Date().getUTCDay() + 2) % 7] ?? 'mon';
  const closed = await insertEvent(orm, { hours: { [inThreeDays]: ['09:00-18:00'] } });
  const add = (status: 'new' | 'claimed' | 'closed', waited: number, eventId?: number) =>
    insertTicket(orm, { eventId, row: { status, createdAt: ago(waited) } });
  await add('new', HOUR);
  await add('claimed', 9 * HOUR);
  await add('closed', 9 * HOUR);
  await add('new', 9 * HOUR, closed.id);
  // This one was let go of half an hour ago: since then it waits.
  const { number } = await add('new', 9 * HOUR);
  const at = ago(HOUR / 2).getTime();
  const step = { type: 'ticketChanged', at, status: 'new', agent: null } as const;
  await createTicketStore(orm).saveTicket(ticketRecord(number), [step]);
  await createParkedStore(orm).add({ source: 'telegram', payload: {}, error: 'a fault' });

  const { tickets, oldestUnclaimed, parkedUpdates } = await readDeskFigures(orm);

  expect(tickets).toEqual({ new: 3, claimed: 1, waiting: 0, resolved: 0 });
  expect(parkedUpdates).toBe(1);
  expect(Math.floor(oldestUnclaimed / HOUR)).toBe(1);
});
