import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Report } from '../../src/doctor/examine.ts';
import { runPitcrew } from '../support/command-line.ts';
import { openDesk, TELEGRAM_TOKEN, type TestDesk } from '../support/desk.ts';
import { environmentOf } from '../support/doctor.ts';
import { spawnDesk } from '../support/spawned-desk.ts';
import { tempFolder } from '../embedded/temp-folder.ts';

const doctor = (env: Record<string, string>, ...words: string[]) =>
  runPitcrew(env, 'doctor', ...words);

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('a desk without faults ends with 0, and JSON says the same as the lines', async () => {
  const { code, out } = await doctor(environmentOf(desk), '--json');
  const report = JSON.parse(out) as Report;
  expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
  for (const check of report.checks) {
    expect(Object.keys(check)).toEqual(['name', 'outcome', 'found', 'advice']);
  }

  const readable = await doctor(environmentOf(desk));
  expect(readable.code).toBe(0);
  const lines = readable.out.split('\n');
  for (const { name, outcome, found } of report.checks) {
    const line = lines.find((each) => each.includes(` ${name} `));
    expect([line?.startsWith(outcome), line?.endsWith(found)]).toEqual([true, true]);
  }
});

test('a fault ends with 1, with what to do, and without the token', async () => {
  const { code, out } = await doctor({ ...environmentOf(desk), TODOIST_API_TOKEN: 'wrong-token' });

  expect(code).toBe(1);
  expect(out).toMatch(/fail +todoist-token +TODOIST_API_TOKEN is refused\.\n +→ .*copy it from/);
  expect(out).not.toMatch(new RegExp(`wrong-token|${TELEGRAM_TOKEN}`));
});

test('a check that does not exist is an error that lists those that do', async () => {
  const { code, err } = await doctor(environmentOf(desk), '--only', 'telegram');

  expect(code).toBe(1);
  expect(err).toMatch(/^There is no check telegram\. There are desk, .*telegram-token, /);
});

test('every fault of the configuration is listed', async () => {
  const { code, out } = await doctor(
    { DATABASE_URL: 'nowhere', TELEGRAM_BOT_TOKEN: 'a' },
    '--json',
  );

  expect(code).toBe(1);
  const { checks } = JSON.parse(out) as Report;
  expect(checks).toEqual([
    expect.objectContaining({
      name: 'configuration',
      outcome: 'fail',
      found: expect.stringMatching(/DATABASE_URL.*TODOIST_API_TOKEN/),
    }),
  ]);
});

test('an embedded desk is found in its data folder while it runs, and missed without fault when it does not', async () => {
  const data = await tempFolder();
  const folder = data.path;
  const embedded = spawnDesk(folder, { PORT: '0' });
  const origin = await embedded.up();
  const outcomes = async (...words: string[]) => {
    const { code, out } = await doctor({ DATA_DIR: folder, PORT: '1' }, '--json', ...words);
    const { checks } = JSON.parse(out) as Report;
    return { code, ...Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome])) };
  };
  try {
    expect(await outcomes('--url', origin)).toMatchObject({
      code: 0,
      desk: 'ok',
      disk: 'ok',
      database: 'ok',
      migrations: 'ok',
      temporal: 'ok',
      'search-attributes': 'ok',
      workers: 'ok',
      'telegram-token': 'skipped',
    });
  } finally {
    await embedded.signal('SIGTERM', 'npm');
    await embedded.ended();
  }
  expect(await outcomes()).toMatchObject({
    code: 0,
    desk: 'skipped',
    database: 'skipped',
    temporal: 'skipped',
  });
  await data.remove();
}, 120_000);
