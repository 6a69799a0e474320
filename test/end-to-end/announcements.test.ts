import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { announcementWorkflowId } from '../../src/temporal/announcements.ts';
import { newLead, type TestLead } from '../support/announcements.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
const CROWD = 30;
/** How many are told at the same time. */
const AT_ONCE = 5;

let desk: TestDesk;
let gate: Gate;
let lead: TestLead;

beforeAll(async () => {
  desk = await openDesk({
    through: {
      telegram: async (origin) => {
        gate = await openGate(origin);
        return gate.origin;
      },
    },
  });
  await desk.openEvent();
  lead = await newLead(desk);
});

afterAll(async () => {
  await lead.close();
  await desk.close();
  await gate.end();
});

/** An event of the test's own, with so many organizers. */
async function openCrowd(code: string, size: number): Promise<TestOrganizer[]> {
  const { status } = await desk.ask('POST', '/events', { name: `Event ${code}`, code });
  expect(status).toBe(201);
  return Promise.all(
    Array.from({ length: size }, (_, nth) => newOrganizer(desk, `${code}${nth}`, code)),
  );
}

const timesHeard = (crowd: TestOrganizer[], text: string) =>
  crowd.map((person) => person.heard().filter((message) => message.text.includes(text)).length);
const once = (crowd: TestOrganizer[]) => crowd.map(() => 1);

describe('an announcement', () => {
  test('reaches each of 30 organizers once though the desk is stopped in the middle, and however often it is started', async () => {
    const crowd = await openCrowd('STOP', CROWD);
    const id = await lead.announce('Dinner is *served*', 'STOP');
    await lead.when(id, 'is under way', ({ counts }) => counts.sent > 3);
    await desk.stop();
    expect((await lead.get(id)).counts.pending).toBeGreaterThan(0);
    await lead.start({ id, version: 1, eventCode: 'STOP' });
    await desk.start();

    const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');
    await lead.start({ id, version: 1, eventCode: 'STOP' });
    expect(timesHeard(crowd, 'Dinner is')).toEqual(once(crowd));
    expect(counts).toMatchObject({ sent: CROWD, failed: 0, unsure: 0, pending: 0 });
    expect(crowd[0]?.heard().at(-1)?.html).toBe('<b>📣 Event STOP</b>\nDinner is <i>served</i>');
    expect(timesHeard([await newOrganizer(desk, 'Ola')], 'Dinner is')).toEqual([0]);
  });

  test('holds while it is paused, goes on when resumed, and leaves out the rest when cancelled', async () => {
    const crowd = await openCrowd('HOLD', 12);
    const { id, version } = await lead.draft('Doors open', 'HOLD');
    const first = gate.hold('/sendMessage');
    await lead.start({ id, version, eventCode: 'HOLD' });
    await first.met(AT_ONCE);
    await lead.pause(id);
    first.open();
    const paused = await lead.when(id, 'is paused', ({ state }) => state === 'paused');
    expect(paused.counts).toMatchObject({ sent: AT_ONCE, pending: 7, sending: 0 });

    const second = gate.hold('/sendMessage');
    await lead.resume(id);
    await second.met(AT_ONCE);
    await lead.cancel(id);
    second.open();
    const { counts } = await lead.when(id, 'is cancelled', ({ state }) => state === 'cancelled');
    expect(counts).toMatchObject({ sent: 2 * AT_ONCE, skipped: 2, pending: 0, sending: 0 });
    const heard = timesHeard(crowd, 'Doors');
    expect(heard.filter((times) => times === 1)).toHaveLength(2 * AT_ONCE);
    expect(heard.filter((times) => times === 0)).toHaveLength(2);
    await until('its workflow is over', async () => (await lead.resume(id)) === 'closed');

    const { client, close } = await connectClient(desk.temporal);
    const workflowId = announcementWorkflowId(id);
    const history = await client.workflow.getHandle(workflowId).fetchHistory();
    await close();
    await Worker.runReplayHistory({ workflowsPath }, history, workflowId);
  });

  test('is cancelled, too, by who requests the cancellation of its workflow', async () => {
    await openCrowd('CUT', AT_ONCE + 2);
    const { id, version } = await lead.draft('Doors close', 'CUT');
    const sending = gate.hold('/sendMessage');
    await lead.start({ id, version, eventCode: 'CUT' });
    await sending.met(AT_ONCE);
    const { client, close } = await connectClient(desk.temporal);
    await client.workflow.getHandle(announcementWorkflowId(id)).cancel();
    sending.open();

    const { counts } = await lead.when(id, 'is cancelled', ({ state }) => state === 'cancelled');
    expect(counts).toMatchObject({ sent: AT_ONCE, skipped: 2, unsure: 0, pending: 0 });
    await close();
  });

  test('names those it could not reach, and why', async () => {
    const crowd = await openCrowd('GONE', 4);
    const [ada, bob] = crowd;
    desk.telegram.trouble.block(ada?.id ?? 0);
    desk.telegram.trouble.deactivate(bob?.id ?? 0);
    const id = await lead.announce('Hello', 'GONE');
    const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');

    expect(counts).toMatchObject({ sent: 2, failed: 2, unsure: 0 });
    expect(await lead.store.unreached(id)).toMatchObject([
      { name: ada?.name, state: 'failed', reason: 'blocked' },
      { name: bob?.name, state: 'failed', reason: 'account-deleted' },
    ]);
  });

  test('waits as long as Telegram asks, and as long as it is away', async () => {
    const crowd = await openCrowd('WAIT', 6);
    const busy = { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 };
    desk.telegram.trouble.failNext('sendMessage', busy, 3);
    desk.telegram.trouble.down(true);
    const asked = gate.passed('/getMe').length;
    const id = await lead.announce('Lunch', 'WAIT');
    await until('Telegram is asked', () => gate.passed('/getMe').length > asked + 12);
    expect((await lead.get(id)).counts).toMatchObject({ pending: 6, unsure: 0 });
    desk.telegram.trouble.down(false);

    const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');
    expect(counts).toMatchObject({ sent: 6, unsure: 0 });
    expect(timesHeard(crowd, 'Lunch')).toEqual(once(crowd));
  });

  test('is not said again to whom it may have reached though the answer was lost', async () => {
    const crowd = await openCrowd('LOST', 5);
    desk.telegram.trouble.loseAnswer('sendMessage', 2);
    const id = await lead.announce('Coffee', 'LOST');

    const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');
    expect(counts).toMatchObject({ sent: 3, unsure: 2 });
    expect(timesHeard(crowd, 'Coffee')).toEqual(once(crowd));
    expect(await lead.store.unreached(id)).toMatchObject([
      { state: 'unsure' },
      { state: 'unsure' },
    ]);
  });

  test('is known to have gone out though the database was away at that moment', async () => {
    const crowd = await openCrowd('BASE', 1);
    const { client, close } = await connectClient(desk.temporal);
    const rename = (from: string, to: string) =>
      desk.database.orm.em.fork().execute(`alter table ${from} rename to ${to}`);
    const sending = gate.hold('/sendMessage');
    const id = await lead.announce('Tea', 'BASE');
    await sending.met(1);
    await rename('announcement_recipients', 'recipients_away');
    sending.open();
    await until('the try has failed', async () => {
      const { raw } = await client.workflow.getHandle(announcementWorkflowId(id)).describe();
      return (raw.pendingActivities?.[0]?.attempt ?? 0) > 1;
    });
    await rename('recipients_away', 'announcement_recipients');
    await close();

    const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');
    expect(counts).toMatchObject({ sent: 1, unsure: 0 });
    expect(timesHeard(crowd, 'Tea')).toEqual([1]);
  });

  test('to more people than one run takes goes on in another, and lets requests and their answers go first', async () => {
    const kim = await newOrganizer(desk, 'Kim');
    await openCrowd('MANY', 0);
    const crowd = 510;
    const em = desk.database.orm.em.fork();
    await em.execute(
      `insert into organizers (telegram_user_id, name, language, created_at)
       select 900000 + n, 'Guest ' || n, 'en', now() from generate_series(1, ?::int) n`,
      [crowd],
    );
    await em.execute(
      `insert into organizer_events (organizer_id, event_id, joined_at)
       select o.id, e.id, now() from organizers o, events e
       where o.telegram_user_id > 900000 and e.code = 'MANY'`,
    );
    const id = await lead.announce('Long way', 'MANY');
    await lead.when(id, 'is under way', (announcement) => announcement.counts.failed > 20);
    await kim.opens('Is there tea?');
    expect(await lead.get(id)).toMatchObject({ state: 'sending' });

    const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');
    const { client, close } = await connectClient(desk.temporal);
    const runs: string[] = [];
    const query = `WorkflowId = '${announcementWorkflowId(id)}'`;
    for await (const { status } of client.workflow.list({ query })) runs.push(status.name);
    await close();

    // Telegram knows none of them: each is tried, and failed for good.
    expect(counts).toMatchObject({ failed: crowd, pending: 0, unsure: 0 });
    expect(runs).toHaveLength(2);
    expect(runs).toContain('CONTINUED_AS_NEW');
  }, 90_000);

  test('tells an operator how it goes, and names nobody', async () => {
    const [only] = await openCrowd('SHOW', 1);
    const id = await lead.announce('Secret words', 'SHOW');
    const { client, close } = await connectClient(desk.temporal);
    const handle = client.workflow.getHandle(announcementWorkflowId(id));
    await handle.result();
    const { summary } = (await handle.describe()).raw.executionConfig?.userMetadata ?? {};
    const progress = await handle.query<unknown>('progress');
    const history = JSON.stringify(await handle.fetchHistory());
    await close();

    expect(String(summary?.data)).toContain(`announcement ${id} · SHOW`);
    expect(progress).toEqual({
      id,
      eventCode: 'SHOW',
      state: 'done',
      total: 1,
      sent: 1,
      failed: 0,
      unsure: 0,
    });
    for (const words of ['Secret words', only?.name ?? '']) {
      expect(history).not.toContain(Buffer.from(words).toString('base64').slice(0, 8));
      expect(history).not.toContain(words);
    }
  });

  test('may be answered: that opens a request as any message does, or joins the one that is open', async () => {
    const [una, vic] = await openCrowd('TALK', 2);
    const { number } = (await vic?.opens('No chairs')) ?? {};
    const id = await lead.announce('Bring chairs', 'TALK');
    await lead.when(id, 'is done', ({ state }) => state === 'done');

    una?.say('From where?', await una.hears('Bring chairs'));
    await una?.hears('Got it');
    const answer = vic?.say('We have none', await vic.hears('Bring chairs'));
    if (answer) await vic?.delivered(answer);
    const tickets = await desk.tickets();
    expect(tickets.find(({ subject }) => subject === 'From where?')).toMatchObject({
      previousNumber: null,
    });
    expect(tickets.find((ticket) => ticket.number === number)?.messages).toMatchObject([
      { text: 'No chairs' },
      { text: 'We have none' },
    ]);
  });
});
