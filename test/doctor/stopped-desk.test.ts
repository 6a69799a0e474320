import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BOT, LENA, openDesk, TELEGRAM_TOKEN, TOM, type TestDesk } from '../support/desk.ts';
import { openTestDatabase } from '../support/database.ts';
import { diagnose } from '../support/doctor.ts';
import { serveHttp } from '../support/http-server.ts';
import { openNamespace } from '../support/namespace.ts';
import { pollBeside } from '../support/second-poller.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.openEvent();
  await desk.stop();
});
afterAll(() => desk.close());

const telegram = (method: string, query: Record<string, string>) =>
  fetch(
    `${desk.telegram.url}/bot${TELEGRAM_TOKEN}/${method}?${new URLSearchParams(query).toString()}`,
  );

test('a webhook set elsewhere is found, whether the desk polls or has one; its path is not shown', async () => {
  await telegram('setWebhook', { url: 'https://other.example.com/hook/s3cret-path' });
  const outside = {
    PUBLIC_URL: 'https://desk.example.com',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret',
  };

  for (const changed of [{}, outside]) {
    const check = await diagnose(desk, 'telegram-webhook', changed);
    expect(check).toMatchObject({
      outcome: 'fail',
      found: expect.stringContaining('https://other.example.com'),
    });
    expect(JSON.stringify(check)).not.toContain('s3cret');
  }
  await telegram('deleteWebhook', {});
  expect(await diagnose(desk, 'telegram-webhook')).toMatchObject({ outcome: 'ok' });
});

test('a second poller is found though no desk runs', async () => {
  const other = pollBeside(desk.telegram.url, TELEGRAM_TOKEN);
  try {
    expect(await diagnose(desk, 'telegram-poller')).toMatchObject({
      outcome: 'fail',
      found: expect.stringContaining('409'),
    });
  } finally {
    await other.stop();
  }
});

test('the doctor takes no update from the desk', async () => {
  desk.telegram.say(TOM.id, 'Said while the desk was away');

  expect(await diagnose(desk, 'telegram-poller')).toMatchObject({ outcome: 'ok' });
  expect(desk.telegram.pendingUpdates()).toBe(1);

  await desk.start();
  await until('it becomes a ticket', async () => (await desk.tickets()).length === 1);
  await desk.stop();
});

test('a project that the account has no access to is found, and one that nobody shares', async () => {
  const [project] = desk.todoist.projects();
  desk.todoist.unshare(LENA.id, project?.id ?? '', BOT.id);
  expect(await diagnose(desk, 'todoist-projects')).toMatchObject({
    outcome: 'fail',
    found: expect.stringMatching(/no access to the project of HACK/),
  });

  desk.todoist.share(LENA.id, project?.id ?? '', BOT.id);
  for (const { id } of desk.todoist.people().filter((person) => person.id !== BOT.id)) {
    desk.todoist.unshare(BOT.id, project?.id ?? '', id);
  }
  expect(await diagnose(desk, 'todoist-projects')).toMatchObject({
    outcome: 'warn',
    found: expect.stringContaining('Nobody shares the project of HACK'),
  });
});

test('search attributes that a namespace lacks are found, with how to make them', async () => {
  const { namespace } = await openNamespace();

  const check = await diagnose(desk, 'search-attributes', { TEMPORAL_NAMESPACE: namespace });
  expect(check).toMatchObject({
    outcome: 'fail',
    found: expect.stringContaining('NextDeadline is not registered.'),
    advice: expect.stringContaining('--name NextDeadline --type Datetime'),
  });
  expect(await diagnose(desk, 'search-attributes')).toMatchObject({ outcome: 'ok' });
});

test('a namespace that is not there is found', async () => {
  expect(await diagnose(desk, 'temporal', { TEMPORAL_NAMESPACE: 'nowhere' })).toMatchObject({
    outcome: 'fail',
    found: expect.stringContaining('"nowhere"'),
  });
});

test('a retention shorter than the longest reopen window is warned of', async () => {
  const reopen = (reopenWindow: string) =>
    desk.database.orm.em
      .fork()
      .execute(`update events set timers = jsonb_set(timers::jsonb, '{reopenWindow}', ?::jsonb)`, [
        JSON.stringify(reopenWindow),
      ]);

  await reopen('72h');
  expect(await diagnose(desk, 'retention')).toMatchObject({
    outcome: 'warn',
    advice: expect.stringContaining('--retention 72h'),
  });
  await reopen('24h');
  expect(await diagnose(desk, 'retention')).toMatchObject({ outcome: 'ok' });
});

test('pending migrations are found, and left pending', async () => {
  const empty = await openTestDatabase({ empty: true });
  try {
    expect(await diagnose(desk, 'migrations', { DATABASE_URL: empty.url })).toMatchObject({
      outcome: 'fail',
      found: expect.stringContaining('2026-11-23-first-tables'),
    });
    const tables = await empty.orm.em
      .fork()
      .execute(`select 1 from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([]);
  } finally {
    await empty.close();
  }
});

test.each([
  [5_000, 'warn', /5\.\d s behind Telegram|4\.\d s behind Telegram/],
  [-60_000, 'fail', /(60|59)\.\d s ahead of Telegram/],
])('a clock that differs by %i ms is found', async (skew, outcome, found) => {
  const askew = await serveHttp(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', desk.telegram.url), {
      method: request.method ?? 'GET',
    });
    response.setHeader('date', new Date(Date.now() + skew).toUTCString());
    response.statusCode = answer.status;
    response.end(await answer.text());
  });
  try {
    expect(await diagnose(desk, 'clock', { TELEGRAM_API_ROOT: askew.origin })).toMatchObject({
      outcome,
      found: expect.stringMatching(found),
    });
  } finally {
    await askew.close();
  }
});

test('a public address that answers as another program does is found', async () => {
  const other = await serveHttp((_request, response) => void response.end('hello'));
  try {
    const changed = { PUBLIC_URL: other.origin, TELEGRAM_MODE: 'polling' };
    expect(await diagnose(desk, 'public-url', changed)).toMatchObject({ outcome: 'fail' });
  } finally {
    await other.close();
  }
});

test('a webhook that Telegram cannot deliver to is warned of, with Telegram’s words', async () => {
  const broken = await serveHttp((_request, response) => {
    response.statusCode = 500;
    response.end();
  });
  const outside = { PUBLIC_URL: broken.origin, TELEGRAM_WEBHOOK_SECRET: 'a-secret' };
  try {
    await telegram('setWebhook', { url: `${broken.origin}/webhooks/telegram` });
    expect(await diagnose(desk, 'telegram-webhook', outside)).toMatchObject({ outcome: 'ok' });

    desk.telegram.say(TOM.id, 'Does anybody hear me?');
    await until('Telegram has tried', async () => {
      const check = await diagnose(desk, 'telegram-webhook', outside);
      return check?.outcome === 'warn' && check.found.includes('500');
    });
  } finally {
    await telegram('deleteWebhook', {});
    await broken.close();
  }
});
