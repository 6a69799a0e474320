import type { Config } from '../config.ts';
import { createStores } from '../database/stores.ts';
import { openOrm } from '../database/orm.ts';
import { findRunning } from '../embedded/find-running.ts';
import { connectTemporal, type TemporalConnection } from '../temporal/connection.ts';
import { findDesk } from './find-desk.ts';
import { messageOf } from './message-of.ts';
import { openAccount, openBot } from './open-vendors.ts';
import type { Part, Parts } from './parts.ts';
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
  const [database, temporal, bot, account, desk] = await Promise.all([
    databaseUrl === null
      ? absent('The embedded database does not run now.', NOT_STARTED)
      : open('The database', openOrm(databaseUrl)),
    openTemporal(config, running.temporalAddress),
    openBot(config),
    openAccount(config),
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
      bot,
      account,
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

async function open<T>(what: string, opening: Promise<T>): Promise<Part<T>> {
  try {
    const value = await within(PATIENCE, `${what} does not answer.`, opening);
    return { state: 'there', value };
  } catch (error) {
    return { state: 'broken', why: messageOf(error), advice: null };
  }
}

function absent(why: string, advice: string | null): Part<never> {
  return { state: 'absent', why, advice };
}

function then<T, S>(part: Part<T>, make: (value: T) => S): Part<S> {
  return part.state === 'there' ? { state: 'there', value: make(part.value) } : part;
}

async function end<T>(part: Part<T>, close: (value: T) => Promise<void>): Promise<void> {
  if (part.state === 'there') await close(part.value);
}
