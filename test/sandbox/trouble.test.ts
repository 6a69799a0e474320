import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PageState } from '../../src/sandbox/page-state.ts';
import { until } from '../support/until.ts';
import { serveSandbox, type ServedSandbox } from './serve-sandbox.ts';

let desk: ServedSandbox;
let tom: number;

beforeEach(async () => {
  desk = await serveSandbox();
  tom = desk.sandbox.cast.organizers[0]?.id ?? 0;
  await desk.act('start', { person: tom });
});

afterEach(() => desk.stop());

async function trouble(): Promise<PageState['trouble']> {
  const response = await fetch(`${desk.origin}/sandbox/state`);
  return ((await response.json()) as PageState).trouble;
}

const send = () => desk.callTelegram('sendMessage', { chat_id: tom, text: 'Hello' });
const heard = () =>
  desk.sandbox.telegram.chat(tom).filter(({ from, text }) => from === 'bot' && text === 'Hello');

test('a vendor is down until it is brought back, and the page is told', async () => {
  await desk.act('telegram-down', { on: true });
  await desk.act('todoist-down', { on: true });
  expect(await trouble()).toEqual({ telegramDown: true, todoistDown: true, blockedBy: [] });
  await expect(send()).rejects.toThrow();
  await expect(desk.addTask('#1 Projector')).rejects.toThrow();

  await desk.act('telegram-down', { on: false });
  await desk.act('todoist-down', { on: false });
  expect((await send()).status).toBe(200);
  expect(await trouble()).toEqual({ telegramDown: false, todoistDown: false, blockedBy: [] });
});

test('who blocks the bot is not reached, and says nothing, until they unblock it', async () => {
  await desk.act('block', { person: tom, on: true });
  expect((await trouble()).blockedBy).toEqual([tom]);
  expect((await send()).status).toBe(403);
  expect((await desk.act('say', { person: tom, text: 'Anybody?' })).status).toBe(400);

  await desk.act('block', { person: tom, on: false });
  expect((await send()).status).toBe(200);
  expect((await desk.act('block', { person: 1, on: true })).status).toBe(404);
});

test('a lost answer is that of the next message alone, which arrives', async () => {
  await desk.act('lose-answer', {});
  await expect(send()).rejects.toThrow();
  expect(heard()).toHaveLength(1);
  expect((await send()).status).toBe(200);
});

test('too many requests are answered once, with the time to wait', async () => {
  await desk.act('telegram-429', {});
  expect((await send()).headers.get('retry-after')).toBe('10');
  expect((await send()).status).toBe(200);

  await desk.act('todoist-429', {});
  await expect(desk.addTask('#1 Projector')).rejects.toThrow('429');
});

test('the last update is delivered once more', async () => {
  const updates = async (offset: number) =>
    (await (await desk.callTelegram('getUpdates', { offset })).json()) as {
      result: { update_id: number }[];
    };
  const [first] = (await updates(0)).result;
  const next = (first?.update_id ?? 0) + 1;
  expect((await updates(next)).result).toEqual([]);
  await desk.act('repeat-update', {});
  expect((await updates(next)).result).toEqual([first]);
});

test('the last webhook is posted once more under its own id', async () => {
  expect((await desk.act('repeat-webhook', {})).status).toBe(400);
  const posted: unknown[] = [];
  const listener = createServer((request, response) => {
    posted.push(request.headers['x-todoist-delivery-id']);
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  desk.sandbox.todoist.setWebhook(`http://127.0.0.1:${port}/`, { events: ['item:added'] });
  await desk.addTask('#1 Projector');
  await until('the webhook is posted', () => posted.length === 1);
  expect((await desk.act('repeat-webhook', {})).status).toBe(200);
  expect(posted).toEqual([expect.any(String), posted[0]]);
  listener.closeAllConnections();
  listener.close();
});

test('the whole board is told once more', async () => {
  await desk.addTask('#1 Projector');
  const sync = async (token: string) => {
    const response = await fetch(`${desk.sandbox.todoistUrl}/api/v1/sync`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${desk.sandbox.todoistToken}`,
      },
      body: JSON.stringify({ sync_token: token, resource_types: ['items'] }),
    });
    return (await response.json()) as { sync_token: string; items: unknown[] };
  };
  const { sync_token: token } = await sync('*');
  expect((await sync(token)).items).toEqual([]);
  expect((await desk.act('repeat-board', {})).status).toBe(200);
  expect((await sync(token)).items).toMatchObject([{ content: '#1 Projector' }]);
});
