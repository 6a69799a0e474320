import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runPitcrew } from '../support/command-line.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const pitcrew = (...words: string[]) =>
  runPitcrew({ API_TOKEN: 'api-token', DATABASE_URL: desk.database.url }, ...words);

test('an event is opened, listed and closed', async () => {
  const at = ['--url', desk.url()];

  const made = await pitcrew('event', 'create', 'CLI', 'Hack by hand', ...at);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('?start=CLI') });
  expect(desk.todoist.projects().map(({ name }) => name)).toContain('Hack by hand');

  expect((await pitcrew('event', 'close', 'CLI', ...at)).out).toContain('CLI is closed');
  expect((await pitcrew('event', 'list', ...at)).out).toMatch(/^CLI\tclosed\tHack by hand\t/);
});

test('an agent is invited by email', async () => {
  const { out } = await pitcrew('agent', 'invite', 'new@example.com', '--url', desk.url());

  expect(out).toMatch(/new@example\.com is an agent\. https:\/\/t\.me\/\S+start=agent_/);
});

test('a script is set, listed and removed, for all and for one event', async () => {
  const at = ['--url', desk.url()];
  const list = async () => (await pitcrew('script', 'list', '--event', 'SCRIPTED', ...at)).out;
  await desk.ask('POST', '/events', { code: 'SCRIPTED', name: 'Hack with scripts' });

  const set = await pitcrew('script', 'set', 'Wifi', 'Network: **hack**\nno password', ...at);
  expect(set).toMatchObject({ code: 0, out: '!wifi is set, in every event.\n' });
  expect(await list()).toBe('wifi\tevery event\tNetwork: **hack** no password\n');

  await pitcrew('script', 'set', 'wifi', 'Ask at the desk', '--event', 'SCRIPTED', ...at);
  expect(await list()).toBe('wifi\tSCRIPTED\tAsk at the desk\n');

  const gone = await pitcrew('script', 'remove', 'wifi', '--event', 'SCRIPTED', ...at);
  expect(gone).toMatchObject({ code: 0, out: '!wifi is removed, in SCRIPTED.\n' });
  expect(await pitcrew('script', 'remove', 'wifi', '--event', 'SCRIPTED', ...at)).toMatchObject({
    code: 1,
    err: 'This event has no script of this name.\n',
  });
});

test('what the desk refuses is said with every fault, and the exit code tells', async () => {
  const { code, err } = await pitcrew('event', 'create', 'no good', 'x', '--url', desk.url());

  expect(code).toBe(1);
  expect(err).toMatch(/code: /);
});

test('a desk that is not there is named', async () => {
  const { code, err } = await pitcrew('event', 'list', '--url', 'http://127.0.0.1:1');

  expect([code, err]).toEqual([
    1,
    expect.stringContaining('No desk answers at http://127.0.0.1:1'),
  ]);
});

test('migrate may be run again', async () => {
  expect(await pitcrew('migrate')).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
});
