import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createBotApi, type RecordedCall } from './telegram/bot-api.ts';
import { createWorld } from './telegram/create-world.ts';
import { createHttpServer } from './telegram/http-server.ts';
import { shownCommands } from './telegram/methods/commands.ts';
import { peopleSide, peopleTrouble } from './telegram/people-side.ts';
import { simMessage } from './telegram/sim-message.ts';
import { entry } from './telegram/state.ts';
import type { TelegramServer, TelegramServerOptions } from './telegram/telegram-server-contract.ts';
import { createTroubleBook } from './telegram/trouble.ts';

export type { RecordedCall } from './telegram/bot-api.ts';
export type { MediaKind } from './telegram/media.ts';
export type { Saying } from './telegram/people.ts';
export type { SimButton, SimMessage } from './telegram/sim-message.ts';
export type { Group, Person } from './telegram/state.ts';
export type * from './telegram/telegram-server-contract.ts';

/** A Telegram of its own, in memory: HTTP that telegraf cannot tell from api.telegram.org, and its people. */
export function createTelegramServer(options: TelegramServerOptions): TelegramServer {
  const { world, changes, flush } = createWorld(options);
  const { state } = world;
  const book = createTroubleBook();
  const api = createBotApi(world);
  const calls: RecordedCall[] = [];
  const record = (call: RecordedCall): void => void calls.push(call);
  const server = createHttpServer({
    token: options.token,
    world,
    api,
    trouble: book,
    record,
    flush,
  });
  let url = '';

  return {
    get url() {
      return url;
    },
    listen: async (port = 0) => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      api.delivery.restart();
      return url;
    },
    close: async () => {
      api.delivery.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await flush();
    },
    ...peopleSide(world),
    chat: (chatId) =>
      Object.values(state.chats[chatId]?.messages ?? {})
        .filter(({ deleted }) => !deleted)
        .map((stored) => simMessage(stored, world.bot.id)),
    callbackAnswer: (queryId) => entry(state.queries, queryId)?.answer,
    commands: (...wanted) => shownCommands(state, ...wanted),
    pendingUpdates: () => world.queue.pending().length,
    updates: () => [...state.updates],
    redeliver: (updateId) => world.queue.repeat(updateId),
    calls: (method) => calls.filter((call) => !method || call.method === api.nameOf(method)),
    trouble: {
      ...peopleTrouble(world),
      failNext: (...failure) => book.failNext(...failure),
      loseAnswer: (...loss) => book.loseAnswer(...loss),
      down: (on) => {
        book.isDown = on;
        if (on) server.closeAllConnections();
        changes.announce();
      },
      isDown: () => book.isDown,
    },
    onChange: (listener) => changes.add(listener),
    flush,
  };
}
