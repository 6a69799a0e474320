import { loadConfig } from '../config.ts';
import { migrate, openOrm } from '../database/orm.ts';

/** Brings the tables of DATABASE_URL up to date: to be done before roles are started apart. */
export async function migrateDatabase(): Promise<void> {
  const { databaseUrl } = loadConfig();
  if (databaseUrl === null) {
    throw new Error(
      'DATABASE_URL is not set. The embedded database is brought up to date by `start`.',
    );
  }
  const orm = await openOrm(databaseUrl);
  try {
    await migrate(orm);
  } finally {
    await orm.close();
  }
}
