import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTicketStore } from '../../src/database/ticket-store.ts';
import { createTicketPages, type TicketPages } from '../../src/database/ticket-pages.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket, ticketRecord } from '../support/rows.ts';
import { statementsOf } from '../support/statements.ts';

const AT = Date.UTC(2026, 4, 1, 12);
const ANN = { id: 'u1', name: 'Ann Lee' };

let database: TestDatabase;
let pages: TicketPages;

beforeAll(async () => {
  database = await openTestDatabase();
  pages = createTicketPages(database.orm);
});

afterAll(() => database.close());

const said = (id: string, direction: 'in' | 'out' | 'note', minute: number) => ({
  type: 'messageAccepted' as const,
  message: { id, direction, author: 'A', text: id, at: AT + minute * 60_000, commentId: null },
});

it('tells both sides’ messages and the steps between them in the order in which they happened', async () => {
  const { id: eventId } = await insertEvent(database.orm, { timezone: 'Europe/Riga' });
  const { number } = await insertTicket(database.orm, {
    eventId,
    row: { createdAt: new Date(AT) },
  });
  const step = (status: 'claimed' | 'resolved', minute: number) => ({
    type: 'ticketChanged' as const,
    at: AT + minute * 60_000,
    status,
    agent: ANN,
  });
  await createTicketStore(database.orm).saveTicket(
    ticketRecord(number, { status: 'resolved', agent: ANN, resolvedAt: AT + 300_000 }),
    [
      said('reply', 'out', 3),
      said('ask', 'in', 0),
      said('note', 'note', 2),
      step('resolved', 5),
      step('claimed', 1),
      { type: 'messageFailed', messageId: 'reply', reason: 'blocked' },
      { type: 'messageChanged', messageId: 'ask', text: 'asked', at: AT + 60_000 },
      { type: 'messageWithdrawn', messageId: 'note', at: AT + 240_000 },
    ],
  );

  const life = await pages.life(number);

  expect(life?.facts).toMatchObject({
    number,
    eventId,
    timezone: 'Europe/Riga',
    organizerName: 'Olga Organizer',
    createdAt: new Date(AT),
    resolvedAt: new Date(AT + 300_000),
    closedAt: null,
    nextNumbers: [],
  });
  expect(life?.entries).toEqual([
    expect.objectContaining({ kind: 'step', status: 'new', at: new Date(AT), agentName: null }),
    expect.objectContaining({
      text: 'asked',
      editedAt: new Date(AT + 60_000),
      delivery: 'pending',
    }),
    expect.objectContaining({ kind: 'step', status: 'claimed', agentName: 'Ann Lee' }),
    expect.objectContaining({ id: 'note', withdrawnAt: new Date(AT + 240_000) }),
    expect.objectContaining({ id: 'reply', delivery: 'failed', reason: 'blocked' }),
    expect.objectContaining({ kind: 'step', status: 'resolved' }),
  ]);
});

it('names the tickets before and after it, and knows no ticket that is not there', async () => {
  const { number } = await insertTicket(database.orm);
  const { number: next } = await insertTicket(database.orm, { row: { previousNumber: number } });

  expect((await pages.life(number))?.facts.nextNumbers).toEqual([next]);
  expect((await pages.life(next))?.facts.previousNumber).toBe(number);
  expect(await pages.life(next + 1_000)).toBeNull();
});

it('takes three statements, however much was said', async () => {
  const { number } = await insertTicket(database.orm);
  const many = Array.from({ length: 20 }, (_, index) => said(`many-${index}`, 'in', index));
  await createTicketStore(database.orm).saveTicket(ticketRecord(number), many);
  let entries = 0;

  const asked = await statementsOf(database.url, async (orm) => {
    entries = (await createTicketPages(orm).life(number))?.entries.length ?? 0;
  });

  expect(entries).toBe(21);
  expect(asked).toHaveLength(3);
});
