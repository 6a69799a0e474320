import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createStores, type Stores } from '../../src/database/stores.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

const AT = new Date('2026-05-02T10:00:00Z');
const hours = (count: number) => new Date(AT.getTime() + count * 3_600_000);

let database: TestDatabase;
let stores: Stores;
let eventId: number;
let otherEvent: number;

beforeAll(async () => {
  database = await openTestDatabase();
  stores = createStores(database.orm, { agentsChatId: null });
  ({ id: eventId } = await insertEvent(database.orm));
  ({ id: otherEvent } = await insertEvent(database.orm));
  await stores.agents.upsertFromCollaborators([
    { id: 'ann', name: 'Ann Lee', email: 'ann@example.com' },
    { id: 'bo', name: 'Bo Kim', email: 'bo@example.com' },
    { id: 'cy', name: 'Cy Roe', email: 'cy@example.com' },
  ]);
  for (const agentTodoistId of ['ann', 'bo', 'bo', 'cy']) {
    const row = { agentTodoistId, status: 'claimed' } as const;
    await insertTicket(database.orm, { eventId, row });
  }
});
afterAll(() => database.close());

const named = async (at: Date) =>
  (await stores.deskLoad.loads([eventId], at)).map(({ name, isOnShift }) => [name, isOnShift]);
const works = async (todoistId: string, from: number, to: number, event = eventId) => {
  const agent = await stores.agents.byTodoistId(todoistId);
  const agentId = agent?.id ?? 0;
  await stores.shifts.add({ agentId, eventId: event, startsAt: hours(from), endsAt: hours(to) });
  return agentId;
};

it('names everybody by load while nobody is on shift', async () => {
  await works('cy', 8, 9);
  await works('cy', -1, 1, otherEvent);

  expect(await named(AT)).toEqual([
    ['Ann Lee', false],
    ['Cy Roe', false],
    ['Bo Kim', false],
  ]);
});

it('names those on shift first, from the first moment of their shift until its last', async () => {
  await works('bo', 2, 4);
  const order = async (at: Date) => (await named(at)).map(([name]) => name);

  expect(await order(hours(1.99))).toEqual(['Ann Lee', 'Cy Roe', 'Bo Kim']);
  expect(await order(hours(2))).toEqual(['Bo Kim', 'Ann Lee', 'Cy Roe']);
  expect(await order(hours(3.99))).toEqual(['Bo Kim', 'Ann Lee', 'Cy Roe']);
  expect(await order(hours(4))).toEqual(['Ann Lee', 'Cy Roe', 'Bo Kim']);
});

it('counts somebody on shift who has never held a ticket', async () => {
  await stores.agents.upsertFromCollaborators([
    { id: 'dee', name: 'Dee Fox', email: 'dee@example.com' },
  ]);
  expect((await named(hours(5))).map(([name]) => name)).not.toContain('Dee Fox');

  await works('dee', 5, 6);
  expect((await named(hours(5)))[0]).toEqual(['Dee Fox', true]);
});

it('lists what is left of an agent’s shifts, and removes one of them alone', async () => {
  const agentId = await works('ann', 20, 22);
  await works('ann', 10, 12);
  const left = await stores.shifts.ofAgent(agentId, hours(11));
  expect(left.map(({ startsAt }) => startsAt)).toEqual([hours(10), hours(20)]);

  const [first] = left;
  const other = await stores.agents.byTodoistId('bo');
  expect(await stores.shifts.remove(other?.id ?? 0, first?.id ?? 0)).toBe(false);
  expect(await stores.shifts.remove(agentId, first?.id ?? 0)).toBe(true);
  expect(await stores.shifts.ofAgent(agentId, hours(11))).toHaveLength(1);
});
