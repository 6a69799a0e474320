import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Update } from 'telegraf/types';
import { createParkedStore } from '../../src/database/parked-store.ts';
import { createLogger } from '../../src/logger.ts';
import { connectTelegram } from '../../src/telegram/connection.ts';
import { retryParked } from '../../src/telegram/retry-parked.ts';
import { createUpdates } from '../../src/telegram/updates.ts';
import { openTestDatabase } from '../support/database.ts';

const logger = createLogger({ level: 'silent' });
const opened: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A Bot API that answers `getMe` with each status in turn, and then with success. */
async function serveMe(...statuses: number[]) {
  const left = [...statuses];
  const server = createServer((_request, response) => {
    const status = left.shift() ?? 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    const me = { id: 1, is_bot: true, first_name: 'Desk', username: 'desk_bot' };
    response.end(
      JSON.stringify(
        status === 200
          ? { ok: true, result: me }
          : { ok: false, error_code: status, description: 'Bad Gateway' },
      ),
    );
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return connectTelegram({ token: '1:test', apiRoot: `http://127.0.0.1:${port}` });
}

const said = (text: string, id: number) =>
  ({
    update_id: id,
    message: { message_id: id, date: 1, chat: { id: 7, type: 'private' }, text },
  }) as unknown as Update;

describe('taking updates in', () => {
  it('leaves an update with Telegram while Telegram does not say who the bot is, and takes it later', async () => {
    const database = await openTestDatabase();
    opened.push(() => database.close());
    const bot = await serveMe(502);
    const heard: string[] = [];
    bot.on('text', (ctx) => void heard.push(ctx.message.text));
    const parked = createParkedStore(database.orm);
    const updates = createUpdates({ bot, parked, isInfrastructureDown: async () => false, logger });

    await expect(updates.take(said('one', 1))).rejects.toThrow('502');
    await updates.take(said('one', 1));

    expect(heard).toEqual(['one']);
    expect(await parked.list(10)).toEqual([]);
  });

  it('lets no message overtake one of the same chat that could not be stored', async () => {
    const database = await openTestDatabase();
    opened.push(() => database.close());
    const bot = await serveMe();
    const heard: string[] = [];
    let isDown = true;
    bot.on('text', (ctx) => {
      if (isDown) throw new Error('The database is away.');
      heard.push(ctx.message.text);
    });
    bot.catch((error) => {
      throw error;
    });
    const parked = createParkedStore(database.orm);
    const updates = createUpdates({
      bot,
      parked,
      isInfrastructureDown: async () => {
        const was = isDown;
        isDown = false;
        return was;
      },
      logger,
    });

    const first = await Promise.allSettled([
      updates.take(said('one', 1)),
      updates.take(said('two', 2)),
    ]);
    await Promise.all([updates.take(said('one', 1)), updates.take(said('two', 2))]);

    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(heard).toEqual(['one', 'two']);
  });

  it('tries again at the next start what was put aside, oldest first, and keeps what fails again', async () => {
    const database = await openTestDatabase();
    opened.push(() => database.close());
    const heard: string[] = [];
    let broken = ['one', 'two', 'three'];
    const start = async () => {
      const bot = await serveMe();
      bot.on('text', (ctx) => {
        if (broken.includes(ctx.message.text)) throw new Error('This cannot be digested.');
        heard.push(ctx.message.text);
      });
      bot.catch((error) => {
        throw error;
      });
      const isInfrastructureDown = async () => false;
      return createUpdates({ bot, parked, isInfrastructureDown, logger });
    };
    const parked = createParkedStore(database.orm);
    for (const [index, text] of broken.entries()) {
      await parked.add({ source: 'telegram', payload: said(text, index + 1), error: 'broken' });
    }

    broken = ['two'];
    const updates = await start();
    const retrying = retryParked({ updates, parked });
    await updates.take(said('now', 9));
    await retrying;

    expect(heard.filter((text) => text !== 'now')).toEqual(['one', 'three']);
    expect(heard).toContain('now');
    const left = await parked.list(10);
    expect(left.map(({ payload }) => payload)).toEqual([said('two', 2)]);

    broken = [];
    await retryParked({ updates: await start(), parked });
    expect(heard.at(-1)).toBe('two');
    expect(await parked.list(10)).toEqual([]);
  });
});
