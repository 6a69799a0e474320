import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Context } from '@temporalio/activity';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { asSend } from '../../activities/as-send.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { createTelegramServer, type TelegramServer } from '../../src/sandbox/telegram-server.ts';
import { connectTelegram } from '../../src/telegram/connection.ts';
import { createMessenger } from '../../src/telegram/messenger.ts';
import { openNamespace } from '../support/namespace.ts';
import { connectClient } from '../support/temporal-client.ts';

const TOKEN = '1000001:test';
const TASK_QUEUE = 'sends';
const TOM = { id: 5002, firstName: 'Tom' };

// Tries that fail are what this is about.
Runtime.install({ logger: new DefaultLogger('ERROR') });

type Sent = { possiblyDuplicated: boolean };

let telegram: TelegramServer;
let elsewhere: string;
let execute: (activity: keyof typeof activities, firstGoes?: 'elsewhere') => Promise<Sent>;
let close: () => Promise<void>;

const messengerAt = (apiRoot: string) =>
  createMessenger(connectTelegram({ token: TOKEN, apiRoot }).telegram);
const isFirstTry = () => Context.current().info.attempt === 1;
const currentTest = () => expect.getState().currentTestName ?? '';
const chat = (html: string) => telegram.chat(TOM.id).filter(({ text }) => text === html);

/** What workflows ask for, on a worker of its own. */
const activities = {
  send: (html: string, firstGoes?: 'elsewhere') => {
    const apiRoot = firstGoes && isFirstTry() ? elsewhere : telegram.url;
    return asSend((sending) => sending(() => messengerAt(apiRoot).send({ chatId: TOM.id, html })));
  },
  /** The first try gets no further than its sending, and lives on until the server has given it up. */
  sendAndHang: (html: string) =>
    asSend((sending) =>
      sending(async () => {
        await messengerAt(telegram.url).send({ chatId: TOM.id, html });
        if (isFirstTry()) await Context.current().cancelled;
      }),
    ),
  /** The first try does not come to its sending. */
  prepareAndSend: (html: string) =>
    asSend(async (sending) => {
      if (isFirstTry()) throw new Error('The file did not come.');
      return sending(() => messengerAt(telegram.url).send({ chatId: TOM.id, html }));
    }),
};

beforeAll(async () => {
  telegram = createTelegramServer({ token: TOKEN });
  telegram.addPerson(TOM);
  await telegram.listen();
  telegram.say(TOM.id, '/start');
  elsewhere = `http://127.0.0.1:${await freePort()}`;

  const { address, namespace } = await openNamespace();
  const [{ client, close: closeClient }, connection] = await Promise.all([
    connectClient({ address, namespace }),
    NativeConnection.connect({ address }),
  ]);
  const worker = await Worker.create({ connection, namespace, taskQueue: TASK_QUEUE, activities });
  const running = worker.run();
  execute = (activity, ...firstGoes) =>
    client.activity.execute(activity, {
      id: randomUUID(),
      taskQueue: TASK_QUEUE,
      args: [currentTest(), ...firstGoes],
      startToCloseTimeout: '5 seconds',
      heartbeatTimeout: '4 seconds',
      retry: { initialInterval: '20 milliseconds' },
    });
  close = async () => {
    worker.shutdown();
    await running;
    await Promise.all([closeClient(), connection.close(), telegram.close()]);
  };
});

afterAll(() => close());

const failure = (code: number) => ({ code, description: 'Trouble' });

test.each<[string, Sent, number, () => void]>([
  ['goes out at once', { possiblyDuplicated: false }, 1, () => undefined],
  [
    'went out, but its answer was lost',
    { possiblyDuplicated: true },
    2,
    () => telegram.trouble.loseAnswer('sendMessage'),
  ],
  [
    'was answered with an error',
    { possiblyDuplicated: false },
    1,
    () => telegram.trouble.failNext('sendMessage', failure(500), 2),
  ],
  [
    'had to wait',
    { possiblyDuplicated: false },
    1,
    () => telegram.trouble.failNext('sendMessage', { ...failure(429), retryAfter: 1 }),
  ],
  [
    'may have gone out behind a gateway',
    { possiblyDuplicated: true },
    1,
    () => telegram.trouble.failNext('sendMessage', failure(502)),
  ],
  [
    'went out unanswered, and was answered with errors later',
    { possiblyDuplicated: true },
    2,
    () => {
      telegram.trouble.loseAnswer('sendMessage');
      telegram.trouble.failNext('sendMessage', failure(500), 2);
    },
  ],
])('a message that %s: %j, and is there %d times', async (_, sent, times, meetTrouble) => {
  meetTrouble();
  expect(await execute('send')).toMatchObject(sent);
  expect(chat(currentTest())).toHaveLength(times);
});

test('a message that found nobody at the address was not sent', async () => {
  expect(await execute('send', 'elsewhere')).toMatchObject({ possiblyDuplicated: false });
  expect(chat(currentTest())).toHaveLength(1);
});

test('a message that failed before it was sent is not out', async () => {
  expect(await execute('prepareAndSend')).toMatchObject({ possiblyDuplicated: false });
  expect(chat(currentTest())).toHaveLength(1);
});

test('a message of a try that was given up may be out, however often that try said that it lives', async () => {
  expect(await execute('sendAndHang')).toMatchObject({ possiblyDuplicated: true });
  expect(chat(currentTest())).toHaveLength(2);
});
