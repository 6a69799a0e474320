import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { tempFolder } from '../embedded/temp-folder.ts';
import { API_TOKEN, openTestApi, type TestApi } from '../support/api.ts';
import { runPitcrew } from '../support/command-line.ts';
import { serveHttp } from '../support/http-server.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

let api: TestApi;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  [api, folder] = await Promise.all([openTestApi(), tempFolder()]);
});
afterAll(() => Promise.all([api.close(), folder.remove()]));

const pitcrew = (...words: string[]) => runPitcrew({ API_TOKEN }, 'export', ...words);

/** A folder of the test's own. */
async function ownFolder(name: string): Promise<string> {
  const path = join(folder.path, name);
  await mkdir(path);
  return path;
}

test('an export goes to standard output, or to a file that is there only when it is whole', async () => {
  const event = await insertEvent(api.database.orm, { code: 'CLI' });
  const { number } = await insertTicket(api.database.orm, { eventId: event.id });
  const chosen = ['--event', 'cli', '--from', '2026-01-01', '--url', api.origin];
  const path = join(await ownFolder('whole'), 'tickets.json');

  const printed = await pitcrew('tickets', ...chosen);
  const saved = await pitcrew('tickets', '--format', 'json', '--output', path, ...chosen);

  expect(printed).toMatchObject({ code: 0, err: '' });
  expect(parse(printed.out, { bom: true, columns: true })).toMatchObject([
    { number: String(number), event: 'CLI' },
  ]);
  expect(saved).toEqual({ code: 0, out: '', err: '' });
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject([{ number, event: 'CLI' }]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(path, '..'))).toEqual(['tickets.json']);
});

test('an export that breaks off says so, and leaves the file as it was', async () => {
  const server = await serveHttp((_request, response) => {
    response.write('number,event\r\n', () => response.destroy());
  });
  const path = join(await ownFolder('broken'), 'tickets.csv');
  await writeFile(path, 'the last one');

  const saved = await pitcrew('tickets', '-o', path, '--url', server.origin);
  const printed = await pitcrew('tickets', '--url', server.origin);

  const said = expect.stringMatching(/^The export broke off and is not whole: .+\n$/);
  expect(saved).toMatchObject({ code: 1, err: said });
  expect(printed).toMatchObject({ code: 1, err: said });
  expect(await readFile(path, 'utf8')).toBe('the last one');
  expect(await readdir(join(path, '..'))).toEqual(['tickets.csv']);
  await server.close();
});

test('what cannot be exported is said in a sentence', async () => {
  const at = ['--url', api.origin];
  const nowhere = join(folder.path, 'missing', 'tickets.csv');

  expect(await pitcrew('tickets', '--event', 'NOWHERE', ...at)).toMatchObject({
    code: 1,
    err: 'There is no event with this code.\n',
  });
  expect(await pitcrew('messages', '--to', 'soon', ...at)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^The query has faults\.\n {2}to: A day such as/),
  });
  expect(await pitcrew('people', ...at)).toMatchObject({
    code: 1,
    err: expect.stringContaining('tickets, messages'),
  });
  expect(await pitcrew('tickets', '-o', nowhere, ...at)).toMatchObject({
    code: 1,
    err: `${nowhere} cannot be written.\n`,
  });
});
