import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AgentEntity } from '../../src/database/entities/agent.ts';
import { createStores, type Stores } from '../../src/database/stores.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

const DEFAULT_CHAT = -4001;

let database: TestDatabase;
let stores: Stores;

beforeAll(async () => {
  database = await openTestDatabase();
  stores = createStores(database.orm, { agentsChatId: DEFAULT_CHAT });
});

afterAll(() => database.close());

async function insertAgent(
  name: string,
  fields: { telegramUserId?: number; lead?: boolean; addedAt?: Date } = {},
): Promise<string> {
  const em = database.orm.em.fork();
  const todoistUserId = randomUUID();
  em.create(AgentEntity, {
    todoistUserId,
    name,
    email: null,
    telegramUserId: null,
    language: null,
    lead: false,
    inviteCode: randomUUID(),
    createdAt: new Date(),
    addedAt: null,
    ...fields,
  });
  await em.flush();
  return todoistUserId;
}

it('names the agents of the event who hold the fewest open tickets anywhere, equals by name', async () => {
  const [hack, other] = [await insertEvent(database.orm), await insertEvent(database.orm)];
  const ids = {
    zoe: await insertAgent('Zoe Fox', { addedAt: new Date() }),
    ann: await insertAgent('Ann Lee'),
    bo: await insertAgent('Bo Kim'),
    stranger: await insertAgent('Aaron Other'),
  };
  const hold = (
    agentTodoistId: string,
    eventId: number,
    status: 'claimed' | 'waiting' | 'closed',
  ) => insertTicket(database.orm, { eventId, row: { agentTodoistId, status } });
  await hold(ids.ann, hack.id, 'closed');
  await hold(ids.bo, hack.id, 'claimed');
  await hold(ids.bo, other.id, 'waiting');
  await hold(ids.stranger, other.id, 'closed');

  expect(await stores.agentDirectory.leastLoaded(hack.code, 2)).toEqual(['Ann', 'Zoe']);
  expect(await stores.agentDirectory.leastLoaded(hack.code, 9)).toEqual(['Ann', 'Zoe', 'Bo']);
  expect(await stores.agentDirectory.leastLoaded('NOSUCH', 2)).toEqual([]);
  expect((await stores.deskLoad.everybody()).map(({ name, open }) => [name, open])).toEqual([
    ['Aaron Other', 0],
    ['Ann Lee', 0],
    ['Zoe Fox', 0],
    ['Bo Kim', 2],
  ]);
});

it('counts what was done today by the clock of the event', async () => {
  const { id: eventId } = await insertEvent(database.orm, { timezone: 'Pacific/Auckland' });
  const agentTodoistId = await insertAgent('Kiri Night');
  const noon = new Date('2026-03-01T23:00:00Z'); // noon of 2 March there
  for (const [status, resolvedAt] of [
    ['resolved', '2026-03-01T11:30:00Z'],
    ['closed', '2026-03-01T20:00:00Z'],
    ['closed', '2026-03-01T10:30:00Z'],
  ] as const) {
    const row = { agentTodoistId, status, resolvedAt: new Date(resolvedAt), closedAt: noon };
    await insertTicket(database.orm, { eventId, row });
  }

  const loads = await stores.deskLoad.loads([eventId], noon);

  expect(loads.find(({ name }) => name === 'Kiri Night')).toEqual({
    id: agentTodoistId,
    name: 'Kiri Night',
    open: 0,
    done: 2,
    isOnShift: false,
  });
});

it('tells leads once, whichever way they are known', async () => {
  const { code } = await insertEvent(database.orm, { leadTelegramId: 501 });
  await insertAgent('Lead', { telegramUserId: 501, lead: true });
  await insertAgent('Second', { telegramUserId: 502, lead: true });
  await insertAgent('No lead', { telegramUserId: 503 });
  await insertAgent('Not linked', { lead: true });

  expect(await stores.agentDirectory.leads(code)).toEqual([501, 502]);
});

it('queues the urgent first, then the oldest, and counts the rest', async () => {
  const { id: eventId } = await insertEvent(database.orm, { name: 'Queue Hack' });
  const at = (minute: number) => new Date(Date.UTC(2026, 1, 1, 12, minute));
  const add = async (minute: number, row: { priority?: number; status?: 'claimed' } = {}) =>
    (await insertTicket(database.orm, { eventId, row: { createdAt: at(minute), ...row } })).number;
  const late = await add(9);
  const early = await add(1, { priority: 3 });
  const urgent = await add(20, { priority: 4 });
  await add(0, { status: 'claimed' });

  const { tickets, total } = await stores.deskLoad.queue([eventId], 2);

  expect(tickets.map(({ number }) => number)).toEqual([urgent, early]);
  expect(tickets[0]).toMatchObject({ eventName: 'Queue Hack', subject: 'Help', priority: 4 });
  expect(total).toBe(3);
  const all = await stores.deskLoad.queue([eventId], 10);
  expect(all.tickets.map(({ number }) => number)).toEqual([urgent, early, late]);
  expect(await stores.deskLoad.queue([], 10)).toEqual({ tickets: [], total: 0 });
});

it('moves the agents’ chat of the events that use it, also of those that use the default', async () => {
  const own = await insertEvent(database.orm, { agentsChatId: -77 });
  const silent = await insertEvent(database.orm, { agentsChatId: null });
  const codesIn = async (chatId: number) =>
    (await stores.events.ofAgentsChat(chatId)).map(({ code }) => code);

  expect(await codesIn(-77)).toEqual([own.code]);
  await stores.agentDirectory.chatMoved(-77, -1_000_000_000_077);
  expect(await codesIn(-77)).toEqual([]);
  expect(await codesIn(-1_000_000_000_077)).toEqual([own.code]);

  expect(await codesIn(DEFAULT_CHAT)).toContain(silent.code);
  await stores.agentDirectory.chatMoved(DEFAULT_CHAT, -1_000_000_004_001);
  expect(await codesIn(-1_000_000_004_001)).toContain(silent.code);
  expect(await codesIn(DEFAULT_CHAT)).toEqual([]);
});
