import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { DatabaseUnreachable } from './database-unreachable.ts';
import { entities } from './entities/index.ts';
import { migrations } from './migrations/index.ts';

/** The database, open. */
export type Orm = MikroORM;

/** Marks Pitcrew's migrations among the advisory locks of a database. */
const MIGRATION_LOCK = 0x70697463;

/**
 * Connects to the database. `log` is told of connections that the server dropped.
 * @throws DatabaseUnreachable with one sentence that says which database, why, and what to do.
 */
export async function openOrm(databaseUrl: string, log?: (line: string) => void): Promise<Orm> {
  const orm = new MikroORM({
    clientUrl: databaseUrl,
    entities,
    // A mistyped name must be an error, not a new database.
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false },
    driverOptions: { connectionTimeoutMillis: 10_000, application_name: 'pitcrew' },
    logger: log ?? (() => undefined),
    colors: false,
  });
  try {
    await orm.em.fork().execute('select 1');
    return orm;
  } catch (error) {
    await orm.close(true);
    throw new DatabaseUnreachable(databaseUrl, error);
  }
}

/** Brings the tables up to date. Of several processes that start at once, one does it and the others wait. */
export async function migrate(orm: Orm): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await orm.migrator.up({ transaction: em.getTransactionContext() });
  });
}
