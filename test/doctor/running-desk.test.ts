import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { examine } from '../../src/doctor/examine.ts';
import { BOT, CLIENT_SECRET, LENA, openDesk, TELEGRAM_TOKEN, TOM } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { checkOf, diagnose, environmentOf } from '../support/doctor.ts';
import { serveHttp } from '../support/http-server.ts';
import { pollBeside } from '../support/second-poller.ts';
import { until } from '../support/until.ts';

const CHAT = -1001;
let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ todoistWebhooks: true });
  // The desk would take them, and none is sent.
  desk.todoist.setWebhook(null);
  desk.telegram.addGroup({ id: CHAT, title: 'Agents', members: [TOM.id] });
  await desk.openEvent({ agentsChatId: CHAT, leadTelegramId: TOM.id });
});
afterAll(() => desk.close());

const withWebhooks = { TODOIST_CLIENT_SECRET: CLIENT_SECRET };

test('a desk that is well is said to be well, in every line', async () => {
  const { ok, checks } = await examine({
    env: {
      ...environmentOf(desk),
      ...withWebhooks,
      TELEGRAM_MODE: 'polling',
      PUBLIC_URL: desk.url(),
    },
  });

  expect(checks.filter(({ outcome }) => outcome !== 'ok').map(({ name }) => name)).toEqual([
    'disk', // both servers are elsewhere
  ]);
  expect(ok).toBe(true);
});

test('a desk that runs is not cut off to find a second poller', async () => {
  expect(await diagnose(desk, 'telegram-poller')).toMatchObject({ outcome: 'ok' });

  const timeouts = desk.telegram.calls('getUpdates').map(({ payload }) => Number(payload.timeout));
  expect(new Set(timeouts)).toEqual(new Set([25]));
});

test('a process that does not poll is not asked for those who do', async () => {
  const web = await serveHttp((_request, response) => {
    response.end(JSON.stringify({ status: 'ok', checks: ['database'], reasons: [] }));
  });
  try {
    const report = await examine({ env: environmentOf(desk), url: web.origin });
    expect(checkOf(report, 'telegram-poller')).toMatchObject({
      outcome: 'skipped',
      advice: expect.stringContaining('--url'),
    });
  } finally {
    await web.close();
  }
});

test('a second poller beside the desk is found', async () => {
  const other = pollBeside(desk.telegram.url, TELEGRAM_TOKEN);
  try {
    const found = await until('the doctor hears of it', async () => {
      const check = await diagnose(desk, 'telegram-poller');
      return check?.outcome === 'fail' && check;
    });
    expect(found.found).toContain('409');
  } finally {
    await other.stop();
  }
});

test('webhooks that never came though comments did are found, until one comes', async () => {
  desk.telegram.say(TOM.id, 'The doors are locked');
  const task = await until('a card is made', () =>
    desk.todoist.tasks().find(({ content }) => content.includes('doors')),
  );
  const comment = async (text: string) => {
    desk.todoist.comment(LENA.id, task.id, text);
    await until(`"${text}" arrives`, () =>
      desk.telegram.chat(TOM.id).some((message) => message.text.includes(text)),
    );
  };

  await comment('Coming with the key');
  expect(await diagnose(desk, 'todoist-webhooks', withWebhooks)).toMatchObject({
    outcome: 'fail',
    found: 'Comments came, and never a webhook.',
  });

  desk.todoist.setWebhook(`${desk.url()}/webhooks/todoist`);
  await comment('Open now');
  await until('a webhook was noted', async () => {
    const check = await diagnose(desk, 'todoist-webhooks', withWebhooks);
    return check?.outcome === 'ok';
  });
});

test('a bot that was thrown out of the agents’ chat is found', async () => {
  desk.telegram.trouble.kick(CHAT);

  expect(await diagnose(desk, 'agents-chat')).toMatchObject({
    outcome: 'fail',
    found: expect.stringContaining(String(CHAT)),
  });
});

test('an event without a chat, and leads whom nobody reaches, are warned of', async () => {
  await desk.ask('POST', '/events', { code: 'QUIET', name: 'Quiet hack' });
  await desk.ask('POST', '/agents', { todoistEmail: LENA.email, lead: true });

  const report = await examine({ env: environmentOf(desk) });
  expect(checkOf(report, 'agents-chat')?.found).toContain('QUIET');
  expect(checkOf(report, 'leads')).toMatchObject({
    outcome: 'warn',
    found: expect.stringMatching(/QUIET would reach nobody.* 1 of the leads/),
  });
});

test('a token that is refused is named, and never shown', async () => {
  const report = await examine({
    env: { ...environmentOf(desk), TELEGRAM_BOT_TOKEN: '1000001:another-token' },
  });

  expect(checkOf(report, 'telegram-token')).toMatchObject({ outcome: 'fail' });
  expect(checkOf(report, 'telegram-webhook')).toMatchObject({ outcome: 'skipped' });
  expect(report.ok).toBe(false);
  expect(JSON.stringify(report)).not.toMatch(/another-token|pitcrew:/);
  expect(JSON.stringify(report)).not.toContain(BOT.token);
});
