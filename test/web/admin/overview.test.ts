import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TicketRow } from '../../../src/database/entities/ticket.ts';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import { createAdminClient, type AdminClient } from '../../support/admin-client.ts';
import { insertEvent, insertTicket } from '../../support/rows.ts';

const MINUTE = 60_000;

let fault: string | null = null;
let admin: TestAdmin;
let client: AdminClient;
beforeAll(async () => {
  admin = await openAdmin({ checks: [{ name: 'bot', check: async () => fault }] });
  client = createAdminClient(admin.url);
  await client.logIn();
});
afterAll(() => admin.close());

/** The page as it reads: its words without tags, one space between them. */
async function reads(): Promise<string> {
  const { text } = await client.get('/admin');
  const main = text.slice(text.indexOf('<main'));
  return main.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

it('says that nothing needs attention, and how to begin, where there is nothing yet', async () => {
  const page = await reads();

  expect(page).toContain('Nothing: no request waits for long');
  expect(page).toContain('No event is open. Open one');
});

it('counts open tickets by event and status, and names what waits for somebody', async () => {
  const { orm } = admin.database;
  const now = Date.now();
  const ago = (minutes: number) => new Date(now - minutes * MINUTE);
  const busy = await insertEvent(orm, { code: 'BUSY', name: 'Busy Hack' });
  const lost = await insertEvent(orm, { code: 'LOST', name: 'Lost Hack', boardLostAt: ago(5) });
  await insertEvent(orm, { code: 'OVER', name: 'Past Hack', closedAt: ago(60) });
  const put = (row: Partial<TicketRow>, eventId = busy.id) => insertTicket(orm, { eventId, row });
  await put({ createdAt: ago(125) });
  await put({ createdAt: ago(3) });
  await put({ status: 'claimed' });
  await put({ status: 'waiting' });
  await put({ status: 'closed', closedAt: ago(1) });
  await put({ createdAt: ago(3) }, lost.id);
  await admin.stores.parked.add({ source: 'telegram', payload: {}, error: 'what is this' });
  fault = 'Telegram does not answer';

  const page = await reads();
  fault = null;

  expect(page).toContain('Not ready: bot: Telegram does not answer');
  expect(page).toContain('Busy Hack: a request has been unclaimed for 2 h');
  expect(page).not.toContain('Lost Hack: a request');
  expect(page).toContain('Lost Hack has no board');
  expect(page).toContain('1 update put aside');
  expect(page).toMatch(/Busy Hack BUSY 2 1 1 0 2 h 5 0 /);
  expect(page).not.toContain('Past Hack');
});

it('counts what was not delivered, and leads to it', async () => {
  const { orm } = admin.database;
  const { number } = await insertTicket(orm);
  await orm.em.fork().execute(
    `insert into messages (id, ticket_number, direction, author, text, attachments, at, delivery, reason)
       values ('td-1', ?, 'out', 'Lena', 'Hello', '[]', now(), 'failed', 'blocked')`,
    [number],
  );

  const { text } = await client.get('/admin');

  expect(text).toMatch(/<a href="\/admin\/deliveries">1 message not delivered<\/a>/);
});
