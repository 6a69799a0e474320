import { randomUUID } from 'node:crypto';
import { migrate, openOrm, type Orm } from '../../src/database/orm.ts';
import { serverOf, TEST_POSTGRES } from './servers.ts';

export interface TestDatabase {
  url: string;
  orm: Orm;
  close(): Promise<void>;
}

/** A new database of the caller's own, with all tables unless `empty`. */
export async function openTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = serverOf(TEST_POSTGRES);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const maintenance = await openOrm(server);
  await maintenance.em.fork().execute(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const orm = await openOrm(url.href);
  if (options.empty !== true) await migrate(orm);
  return {
    url: url.href,
    orm,
    close: async () => {
      await orm.close();
      await maintenance.em.fork().execute(`drop database ${name} with (force)`);
      await maintenance.close();
    },
  };
}
