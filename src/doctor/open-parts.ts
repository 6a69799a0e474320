import { createStores } from '../database/stores.ts';
import type { Config } from '../config.ts';
import { openOrm } from '../database/orm.ts';
import { findRunning } from '../embedded/find-running.ts';
import { connectTelegram } from '../telegram/connection.ts';
import { connectTemporal, type TemporalConnection } from '../temporal/connection.ts';
import { connectTodoist } from '../todoist/api.ts';
import { TELEGRAM_API, TODOIST_API } from '../vendors.ts';
import { findDesk } from './find-desk.ts';
import { messageOf } from './message-of.ts';
import type { Part, Parts, Vendors } from './parts.ts';
import { within } from './within.ts';

/** No part is waited for longer than this; milliseconds. */
const PATIENCE = 12_000;

const NOT_STARTED = 'Start the desk (npm start), and ask again while it runs.';

/**
 * Opens all that checks look at; what cannot be opened is told by its part. Nothing is started or written.
 * @param deskUrl origin of the desk's web server
 */
export async function openParts(
  config: Config,
  deskUrl: string,
): Promise<{ parts: Parts; close: () => Promise<void> }> {
  const running = await findRunning(config.dataDir);
  const databaseUrl = config.databaseUrl ?? running.databaseUrl;
  const [database, temporal, desk] = await Promise.all([
    databaseUrl === null
      ? absent('The embedded database does not run now.', NOT_STARTED)
      : open('The database', openOrm(databaseUrl)),
    openTemporal(config, running.temporalAddress),
    findDesk(deskUrl),
  ]);
  const stores = then(database, (orm) => createStores(orm, config.telegram));
  const events =
    stores.state === 'there' ? await open('The database', stores.value.events.open()) : stores;
  return {
    parts: {
      config,
      database,
      stores,
      events,
      temporal,
      vendors: vendorsOf(config),
      desk,
      holder: running.holder,
    },
    async close() {
      await Promise.all([end(database, (orm) => orm.close()), end(temporal, (it) => it.close())]);
    },
  };
}

async function openTemporal(
  { temporal }: Config,
  embedded: string | null,
): Promise<Part<TemporalConnection>> {
  if (!temporal.external && embedded === null) {
    return absent('The embedded Temporal does not run now.', NOT_STARTED);
  }
  const address = temporal.external ? null : embedded;
  return open('Temporal', connectTemporal({ ...temporal, address }));
}

function vendorsOf({ telegram, todoist }: Config): Part<Vendors> {
  if (telegram.token === null || todoist.token === null) {
    return absent(
      'The sandbox stands in for Telegram and Todoist: there is no account to look at.',
      null,
    );
  }
  const telegramRoot = telegram.apiRoot ?? TELEGRAM_API;
  const todoistRoot = todoist.apiRoot ?? TODOIST_API;
  return {
    state: 'there',
    value: {
      telegram: connectTelegram({ token: telegram.token, apiRoot: telegramRoot }).telegram,
      telegramRoot,
      todoist: connectTodoist({ token: todoist.token, apiRoot: todoistRoot }),
      todoistRoot,
    },
  };
}

async function open<T>(what: string, opening: Promise<T>): Promise<Part<T>> {
  try {
    const value = await within(PATIENCE, `${what} does not answer.`, opening);
    return { state: 'there', value };
  } catch (error) {
    return { state: 'broken', why: messageOf(error) };
  }
}

function absent(why: string, advice: string | null): { state: 'absent' } & Part<never> {
  return { state: 'absent', why, advice };
}

function then<T, S>(part: Part<T>, make: (value: T) => S): Part<S> {
  return part.state === 'there' ? { state: 'there', value: make(part.value) } : part;
}

async function end<T>(part: Part<T>, close: (value: T) => Promise<void>): Promise<void> {
  if (part.state === 'there') await close(part.value);
}
