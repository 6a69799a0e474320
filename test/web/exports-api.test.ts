import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { MessageEntity, type MessageRow } from '../../src/database/entities/message.ts';
import { TicketEntity } from '../../src/database/entities/ticket.ts';
import { openTestApi, type TestApi } from '../support/api.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

/** What people write, and what machines trip over. */
const NASTY = [
  'a, "quoted" and; more',
  'two\nlines\r\nand a half',
  '=HYPERLINK("http://evil.example";"x")',
  '+49 30 1234',
  '-1',
  '@SUM(A1)',
  '\tindented',
  '\rreturned',
  '\nbegins on the next line',
  '＝1+1',
  'смена 🎉 👩‍👩‍👧',
  'שלום עולם',
  "'already",
  ' ',
  '?? and ? are no parameters',
  'null',
  '\uFEFFmarked',
  '"',
];

interface ApiTicket {
  number: number;
  organizer: { name: string; telegramUserId: number };
  agent: { name: string; todoistUserId: string };
  messages: object[];
}

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

async function insertMessage(ticket: number, fields: Partial<MessageRow> & { id: string }) {
  const em = api.database.orm.em.fork();
  em.create(MessageEntity, {
    ticket: em.getReference(TicketEntity, ticket),
    organizer: null,
    direction: 'in',
    author: 'Olga',
    text: 'Hello',
    at: new Date('2026-05-01T10:00:00.123Z'),
    reason: null,
    deliveredAt: null,
    editedAt: null,
    withdrawnAt: null,
    telegramMessageId: null,
    album: null,
    file: null,
    todoistCommentId: null,
    ...fields,
  });
  await em.flush();
}

/** An export, as whoever asks gets it: `text` as the bytes are. */
async function exported(path: string) {
  const response = await api.fetch(`/export/${path}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { headers: response.headers, text: bytes.toString() };
}

const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parse((await exported(path)).text, { bom: true, columns: true });
const itemsOf = async (path: string) =>
  JSON.parse((await exported(path)).text) as Record<string, unknown>[];

/** A cell as it was before it was made safe: the rule of docs/export.md. */
const asWritten = (cell: string | undefined) => cell?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');

test('what was exported is what the API says, whatever people wrote', async () => {
  const event = await insertEvent(api.database.orm, { code: 'NASTY' });
  for (const [index, text] of NASTY.entries()) {
    const { number } = await insertTicket(api.database.orm, {
      eventId: event.id,
      row: {
        subject: text,
        categories: ['=wifi', 'a; "b"', 'сеть'],
        priority: 4,
        rating: 5,
        ratingComment: text,
        agentName: text,
        agentTodoistId: 'u1',
        claimedAt: new Date('2026-05-01T10:00:00.100Z'),
      },
    });
    await insertMessage(number, {
      id: `td-${index}`,
      direction: 'out',
      author: text,
      text,
      attachments: [{ name: text, mime: 'image/png', size: 3 }],
      delivery: 'failed',
      reason: 'blocked',
    });
  }
  const { items } = (await api.ask('GET', '/tickets?event=NASTY&limit=200')).body as {
    items: ApiTicket[];
  };
  const tickets = items.toReversed();
  expect(tickets).toHaveLength(NASTY.length);

  const flat = tickets.map(({ organizer, agent, messages: _messages, ...ticket }) => ({
    ...ticket,
    organizerName: organizer.name,
    organizerTelegramUserId: organizer.telegramUserId,
    agentName: agent.name,
    agentTodoistUserId: agent.todoistUserId,
  }));
  const found = await itemsOf('tickets.json?event=nasty');
  expect(found.map(({ ratingComment }) => ratingComment)).toEqual(NASTY);
  expect(found).toEqual(flat.map((ticket, i) => ({ ...ticket, ratingComment: NASTY[i] })));
  const cells = await rowsOf('tickets.csv?event=nasty');
  expect(cells.map(Object.keys)).toEqual(found.map(Object.keys));
  expect(cells.map(({ subject }) => asWritten(subject))).toEqual(NASTY);
  expect(cells[0]?.['categories']).toBe(`'=wifi; a; "b"; сеть`);
  expect(cells[0]).toMatchObject({ priority: 'p1', rating: '5', resolvedAt: '' });
  expect(cells[0]).toMatchObject({ claimedAt: '2026-05-01T10:00:00.100Z' });

  const said = tickets.flatMap(({ number, messages }) =>
    messages.map((message) => ({ ...message, ticket: number })),
  );
  const messages = await itemsOf('messages.json?event=NASTY');
  expect(messages).toMatchObject(said);
  const lines = await rowsOf('messages.csv?event=NASTY');
  expect(lines.map(({ text }) => asWritten(text))).toEqual(NASTY);
  expect(lines.map(({ attachments }) => asWritten(attachments))).toEqual(NASTY);
  expect(lines[0]).toMatchObject({ at: '2026-05-01T10:00:00.123Z', ticket: `${said[0]?.ticket}` });
});

test('no cell begins as a formula does, every line ends by CRLF, and Excel sees that it is UTF-8', async () => {
  const { text, headers } = await exported('messages.csv?event=NASTY');
  const cells: string[][] = parse(text, { bom: true });

  expect(cells.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
  expect(text.startsWith('\uFEFFid,ticket,event,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.split('\r\n')[0]).toMatch(/,withdrawnAt$/);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename=pitcrew-NASTY-messages-\d{4}-\d\d-\d\d\.csv$/,
  );
});

test('an export with nothing in it is whole, too', async () => {
  await insertEvent(api.database.orm, { code: 'EMPTY' });

  expect(await itemsOf('tickets.json?event=EMPTY')).toEqual([]);
  expect((await exported('tickets.csv?event=EMPTY')).text).toMatch(/^\uFEFFnumber,\S+\r\n$/);
});

test('days are those of the event, its last one included, and moments are exact', async () => {
  const { orm } = api.database;
  const event = await insertEvent(orm, { code: 'ZONED', timezone: 'Europe/Berlin' });
  const { number } = await insertTicket(orm, { eventId: event.id });
  // Midnights in Berlin, the day of the change to summer time between them.
  const times = ['2026-03-28T22:59:59.999Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z'];
  for (const at of [...times, '2026-03-29T22:00:00Z']) {
    await insertMessage(number, { id: `zoned-${at}`, text: at, at: new Date(at) });
  }
  const between = async (from: string, to: string) =>
    (
      await itemsOf(`messages.json?event=ZONED&${new URLSearchParams({ from, to }).toString()}`)
    ).map(({ text }) => text);

  expect(await between('2026-03-29', '2026-03-29')).toEqual(times.slice(1));
  expect(await between('2026-03-28T23:00:00Z', '2026-03-29T23:59:59.999+02:00')).toEqual([
    times[1],
  ]);
  expect(await between('', '2026-03-28')).toEqual([times[0]]);
});

test('tickets are chosen as the list chooses them, and messages with their tickets', async () => {
  const event = await insertEvent(api.database.orm, { code: 'CHOSEN' });
  const open = await insertTicket(api.database.orm, { eventId: event.id });
  const closed = await insertTicket(api.database.orm, {
    eventId: event.id,
    row: { status: 'closed', agentName: 'Lena', createdAt: new Date('2026-05-01T10:00:00Z') },
  });
  await insertMessage(open.number, { id: 'chosen-1', text: 'The open one' });
  await insertMessage(closed.number, { id: 'chosen-2', text: 'The closed one' });
  const numbers = async (query: string) =>
    (await itemsOf(`tickets.json?event=CHOSEN&${query}`)).map(({ number }) => number);

  expect(await numbers('')).toEqual([open.number, closed.number]);
  expect(await numbers('status=closed')).toEqual([closed.number]);
  expect(await numbers('agent=lena&to=2026-05-01')).toEqual([closed.number]);
  expect(await numbers('q=open')).toEqual([open.number]);
  expect(await itemsOf('messages.json?event=CHOSEN&status=closed')).toMatchObject([
    { text: 'The closed one', ticket: closed.number },
  ]);
});

test('asked for its head alone, an export is not read', async () => {
  const response = await api.fetch('/export/tickets.json', { method: 'HEAD' });

  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=pitcrew-tick/);
});

test.each(['tickets', 'messages'])(
  'every field of exported %s is in docs/export.md',
  async (what) => {
    const { text } = await exported(`${what}.csv?event=EMPTY`);
    const page = await readFile('docs/export.md', 'utf8');

    const fields = text.slice(1).trim().split(',');
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  },
);

test('what cannot be exported is refused with what is wrong', async () => {
  const ask = async (query: string) => {
    const { status, body } = await api.ask('GET', `/export/tickets.csv?${query}`);
    return [status, body['errors'] ?? body['detail']];
  };

  expect(await ask('event=NOWHERE')).toEqual([404, 'There is no event with this code.']);
  expect(await ask('from=2026-13-01')).toEqual([
    400,
    [{ path: 'from', message: expect.stringContaining('2026-05-01T09:00:00Z') }],
  ]);
  expect(await ask('to=yesterday&status=lost')).toEqual([
    400,
    [expect.objectContaining({ path: 'status.0' }), expect.objectContaining({ path: 'to' })],
  ]);
  expect(await ask('what=else')).toEqual([400, [{ path: 'what', message: 'Unknown field' }]]);
  expect(
    await api.ask('GET', '/export/tickets.csv', undefined, { authorization: 'Bearer no' }),
  ).toMatchObject({ status: 401 });
});
