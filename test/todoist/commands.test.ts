import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimited, Refused } from '../../src/domain/ports.ts';
import { createTodoistServer, type TodoistServer } from '../../src/sandbox/todoist-server.ts';
import { connectTodoist } from '../../src/todoist/api.ts';
import { createCommands, type Commands } from '../../src/todoist/commands.ts';
import { until } from '../support/until.ts';

const BOT = { id: '7000', name: 'Pitcrew', email: 'bot@example.com', token: 'bot-token' };

let server: TodoistServer;
let commands: Commands;
let projectId: string;
const closing: (() => void)[] = [];

beforeEach(async () => {
  server = createTodoistServer({ bot: BOT });
  const { sdk } = connectTodoist({ token: BOT.token, apiRoot: await server.listen() });
  commands = createCommands(sdk);
  projectId = (await sdk.addProject({ name: 'Hack' })).id;
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.close();
});

const addTask = (key: string, args: Record<string, unknown> = {}) =>
  commands.run(key, { type: 'item_add', args: { projectId, content: key, ...args } });

/** The simulator behind a server that holds every request until `gate` opens. */
async function gatedServer(gate: Promise<void>): Promise<string> {
  const gated = createServer((request, response) => {
    const target = new URL(request.url ?? '/', server.url);
    const passed = gate.then(() =>
      fetch(target, {
        method: request.method ?? 'POST',
        headers: {
          authorization: request.headers.authorization ?? '',
          'content-type': 'application/json',
        },
        body: request,
        duplex: 'half',
      }),
    );
    void passed.then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
  });
  closing.push(() => gated.close());
  await new Promise<void>((ready) => void gated.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(gated.address() as AddressInfo).port}`;
}

const titles = () => server.tasks(projectId).map(({ content }) => content);
/** How many commands each request carried. */
const batches = () =>
  server.requests().flatMap((request) => (request.commands ? [request.commands] : []));

describe('commands', () => {
  test('that wait at the same moment travel in one request, in order, each with its own id', async () => {
    const keys = ['one', 'two', 'three'];
    const ids = await Promise.all(keys.map((key) => addTask(key)));
    expect(batches()).toEqual([3]);
    expect(titles()).toEqual(keys);
    expect(ids).toEqual(server.tasks(projectId).map(({ id }) => id));
  });

  test('that come one by one while a request is under way gather for the next one', async () => {
    const gate = Promise.withResolvers<void>();
    const { sdk } = connectTodoist({ token: BOT.token, apiRoot: await gatedServer(gate.promise) });
    commands = createCommands(sdk);
    const keys = ['first', 'second', 'third'];
    const made: Promise<unknown>[] = [];
    for (const key of keys) {
      made.push(addTask(key));
      await new Promise((next) => void setImmediate(next));
    }
    gate.resolve();
    await Promise.all(made);
    expect(batches()).toEqual([1, 2]);
    expect(titles()).toEqual(keys);
  });

  test('have outcomes of their own', async () => {
    const [good, bad, alsoGood] = await Promise.allSettled([
      addTask('good'),
      commands.run('bad', { type: 'item_close', args: { id: 'nowhere' } }),
      addTask('also good'),
    ]);
    expect(batches()).toEqual([3]);
    expect(titles()).toEqual(['good', 'also good']);
    expect([good.status, alsoGood.status]).toEqual(['fulfilled', 'fulfilled']);
    if (bad.status === 'fulfilled') throw new Error('A task that is nowhere was closed.');
    expect(bad.reason).toBeInstanceOf(Refused);
    expect(bad.reason).toMatchObject({ reason: 'task-gone' });
  });

  test('travel by the hundred', async () => {
    const keys = Array.from({ length: 250 }, (_, index) => `task ${index}`);
    const ids = await Promise.all(keys.map((key) => addTask(key)));
    expect(batches().toSorted((one, other) => other - one)).toEqual([100, 100, 50]);
    expect(new Set(ids).size).toBe(250);
    expect(titles().toSorted()).toEqual(keys.toSorted());
  });

  test('that make nothing tell no id', async () => {
    const id = await addTask('one');
    expect(await commands.run('close', { type: 'item_close', args: { id } })).toBeNull();
    expect(server.task(id ?? '')).toMatchObject({ checked: true });
  });

  test('are done once, however often they are asked for', async () => {
    const first = await addTask('one');
    const again = await addTask('one');
    expect(again).toBe(first);
    expect(titles()).toEqual(['one']);
  });

  test('are done once though the answer was lost, by whichever process asks again', async () => {
    server.trouble.loseAnswer({ path: '/sync' });
    await addTask('one').catch(() => null);
    const { sdk } = connectTodoist({ token: BOT.token, apiRoot: server.url });
    const other = createCommands(sdk);
    const id = await other.run('one', { type: 'item_add', args: { projectId, content: 'one' } });
    expect(server.tasks(projectId).map((task) => task.id)).toEqual([id]);
  });

  test('that are too many for now are told how long to wait, and go through later', async () => {
    server.trouble.failNext({ path: '/sync' }, { status: 429, retryAfter: 1 });
    const error: unknown = await addTask('one').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAfterMs: 1_000 });
    const id = await until('it goes through', () => addTask('one').catch(() => null));
    expect(server.tasks(projectId).map((task) => task.id)).toEqual([id]);
  });

  test('of which one is forbidden let the others through', async () => {
    const id = await addTask('one');
    server.trouble.failNext({ command: 'item_close' }, { status: 403, tag: 'FORBIDDEN' });
    const [closed, made] = await Promise.allSettled([
      commands.run('close', { type: 'item_close', args: { id } }),
      addTask('two'),
    ]);
    expect([closed.status, made.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('go on after a request that failed', async () => {
    server.trouble.down(true);
    await expect(addTask('one')).rejects.toThrow();
    server.trouble.down(false);
    expect(await addTask('one')).toEqual(expect.any(String));
    expect(titles()).toEqual(['one']);
  });
});
