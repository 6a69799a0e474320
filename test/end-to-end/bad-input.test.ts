import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CLIENT_SECRET,
  openDesk,
  STRANGER,
  TELEGRAM_SECRET,
  TOM,
  type TestDesk,
} from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ telegramMode: 'webhook', todoistWebhooks: true, pollSeconds: 3_600 });
  await desk.openEvent();
});
afterAll(() => desk.close());

const sign = (body: string) => createHmac('sha256', CLIENT_SECRET).update(body).digest('base64');

/** What a webhook is answered: its status, and the one sentence that says why. */
async function post(
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; detail: string }> {
  const response = await fetch(`${desk.url()}${path}`, { method: 'POST', body, headers });
  const { detail } = (await response.json()) as { detail: string };
  return { status: response.status, detail };
}

const nothingStored = async () => {
  const [counts] = await desk.database.orm.em.fork().execute<{ stored: number }[]>(
    `select (select count(*) from tickets) + (select count(*) from messages)
       + (select count(*) from parked_updates) + (select count(*) from unrouted_changes) as stored`,
  );
  expect(Number(counts?.stored)).toBe(0);
};

const update = JSON.stringify({
  update_id: 990,
  message: {
    message_id: 90,
    date: 1,
    text: 'hi',
    chat: { id: TOM.id, type: 'private' },
    from: TOM,
  },
});
const secret = { 'x-telegram-bot-api-secret-token': TELEGRAM_SECRET };

describe('the webhook of Telegram', () => {
  test.each([
    ['without a secret', update, {}, 401],
    ['with a wrong secret', update, { 'x-telegram-bot-api-secret-token': 'guess' }, 403],
    ['that is not JSON', '{', secret, 400],
    ['that is no update', '{"message":{}}', secret, 400],
    ['larger than 1 MB', `{"update_id":1,"x":"${'x'.repeat(1_100_000)}"}`, secret, 413],
  ])('refuses a post %s, and stores nothing', async (_what, body, headers, status) => {
    const answer = await post('/webhooks/telegram', body, headers);

    expect(answer).toEqual({ status, detail: expect.stringMatching(/^[A-Z][^.]*\.$/) });
    await nothingStored();
  });
});

describe('the webhook of Todoist', () => {
  const event = JSON.stringify({
    event_name: 'note:added',
    event_data: { id: 'c1', item_id: 't1', content: 'x' },
    initiator: { id: '7001' },
  });
  const noWebhook = '{"event_name":1}';
  const signed = (body: string) => ({ 'x-todoist-hmac-sha256': sign(body) });
  const large = `{"event_name":"${'x'.repeat(1_100_000)}"}`;
  test.each([
    ['without a signature', event, {}, 401],
    ['with the signature of another body', event, signed('other'), 403],
    ['that is not JSON', '{', signed('{'), 400],
    ['that is no webhook', noWebhook, signed(noWebhook), 400],
    ['larger than 1 MB', large, signed(large), 413],
  ])('refuses a post %s, and stores nothing', async (_what, body, headers, status) => {
    const answer = await post('/webhooks/todoist', body, headers);

    expect(answer).toEqual({ status, detail: expect.stringMatching(/^[A-Z][^.]*\.$/) });
    await nothingStored();
  });

  test('takes what does not concern tickets, and lets it be', async () => {
    const body = JSON.stringify({ event_name: 'label:added', event_data: { id: '1' } });

    const response = await fetch(`${desk.url()}/webhooks/todoist`, {
      method: 'POST',
      body,
      headers: { 'x-todoist-hmac-sha256': sign(body) },
    });

    expect(response.status).toBe(200);
    await nothingStored();
  });
});

describe('people', () => {
  const lastWords = (person: number) => desk.telegram.chat(person).at(-1)?.text ?? '';

  test('a stranger is refused in words that name nothing, and leaves no trace', async () => {
    desk.telegram.say(STRANGER.id, 'Let me in, I know about Hack 2026');

    await until('the stranger is answered', () =>
      lastWords(STRANGER.id).includes('invited guests'),
    );
    expect(lastWords(STRANGER.id)).not.toMatch(/hack/i);
    await nothingStored();
    const [known] = await desk.database.orm.em
      .fork()
      .execute<{ n: number }[]>(
        `select count(*)::int as n from organizers where telegram_user_id = ?`,
        [STRANGER.id],
      );
    expect(known?.n).toBe(0);
  });

  test("a made-up press on somebody else's ticket changes nothing", async () => {
    const [olga, oleg] = [await newOrganizer(desk, 'Olga'), await newOrganizer(desk, 'Oleg')];
    const { number } = await olga.opens('The door is locked');
    const answers = desk.telegram.calls('answerCallbackQuery').length;
    const forged = {
      update_id: 991,
      callback_query: {
        id: 'forged',
        from: { id: oleg.id, first_name: 'Oleg', is_bot: false },
        chat_instance: '1',
        message: { message_id: 1, date: 1, chat: { id: oleg.id, type: 'private' } },
        data: `cancel:${number}`,
      },
    };

    const response = await fetch(`${desk.url()}/webhooks/telegram`, {
      method: 'POST',
      body: JSON.stringify(forged),
      headers: secret,
    });

    expect(response.status).toBe(200);
    await until('the press is answered', () =>
      desk.telegram
        .calls('answerCallbackQuery')
        .slice(answers)
        .some(({ payload }) => payload['text'] === 'This button no longer works.'),
    );
    // What the press could have said to the ticket would have come before this message.
    await olga.delivered(olga.say('Still locked'));
    expect(await desk.ticket(number)).toMatchObject({ status: 'new' });
  });

  test('a code that is not known is said to be so', async () => {
    desk.telegram.say(STRANGER.id, '/start NOSUCH');

    await until('the answer is there', () => lastWords(STRANGER.id).includes('does not work'));
    expect(lastWords(STRANGER.id)).not.toMatch(/hack/i);
  });
});

describe('events', () => {
  test('a project that does not exist makes no event', async () => {
    const { status, body } = await desk.ask('POST', '/events', {
      name: 'Lost',
      code: 'LOST',
      todoistProjectId: 'nowhere',
    });

    expect(status).toBe(422);
    expect(body).toMatchObject({ detail: expect.stringContaining('todoistProjectId') });
    expect((await desk.ask('GET', '/events/LOST')).status).toBe(404);
  });

  test('an account without the right to make projects makes no event', async () => {
    desk.todoist.trouble.failNext({ path: 'projects' }, { status: 403 });

    const { status, body } = await desk.ask('POST', '/events', { name: 'No', code: 'NORIGHT' });

    expect(status).toBe(422);
    expect(body).toMatchObject({ detail: expect.stringContaining('TODOIST_API_TOKEN') });
    expect((await desk.ask('GET', '/events/NORIGHT')).status).toBe(404);
  });
});
