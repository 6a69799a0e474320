import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tempFolder } from '../embedded/temp-folder.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { deskProcess, type DeskProcess } from '../support/desk-process.ts';
import { insertTicket } from '../support/rows.ts';

const MESSAGES = 100_000;
const MEGABYTE = 1024 * 1024;
/** How much the desk may grow while it hands out more than 75 MB. */
const GROWTH = 50 * MEGABYTE;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let desk: TestDesk;
let running: DeskProcess;
beforeAll(async () => {
  folder = await tempFolder();
  running = deskProcess(folder.path, { NODE_OPTIONS: '--max-old-space-size=128' });
  desk = await openDesk({ launch: (options) => running.launch(options) });
});
afterAll(async () => {
  await desk.close();
  await folder.remove();
});

/** Messages of 800 characters each, in four tickets, the ticket in turn and many at one moment. */
async function insertMessages(count: number): Promise<void> {
  const { orm } = desk.database;
  const numbers = [];
  for (let index = 0; index < 4; index += 1) numbers.push((await insertTicket(orm)).number);
  await orm.em.fork().execute(
    `insert into messages (id, ticket_number, direction, author, text, at)
     select 'made-' || i, (array[${numbers.join(', ')}])[1 + i % 4], 'in', 'Olga', i || repeat(' and so on', 80),
       timestamptz '2026-05-01' + i / 10 * interval '1 second'
     from generate_series(1, ?::int) i`,
    [count],
  );
  await orm.em.fork().execute('analyze messages');
}

async function exported(path: string): Promise<Readable> {
  const { body } = await fetch(`${desk.url()}/api/v1/export/${path}`, {
    headers: { authorization: 'Bearer api-token' },
  });
  return Readable.fromWeb(body as ReadableStream);
}

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'a hundred thousand messages are exported whole, and the desk hardly grows',
  async () => {
    // What is loaded with the first export stays.
    await (await exported('messages.csv')).toArray();
    await insertMessages(MESSAGES);
    const before = await running.status('VmRSS');

    const ids = new Set<string>();
    let characters = 0;
    for await (const line of createInterface({ input: await exported('messages.csv') })) {
      ids.add(line.slice(0, line.indexOf(',')));
      characters += line.length;
    }

    // The names of the fields are a line, too.
    expect(ids.size).toBe(MESSAGES + 1);
    expect(characters).toBeGreaterThan(75 * MEGABYTE);
    expect((await running.status('VmHWM')) - before).toBeLessThan(GROWTH);
  },
  120_000,
);
