import { randomUUID } from 'node:crypto';
import { migrate, openOrm, type Orm } from '../../src/database/orm.ts';
import { postgresServer } from './postgres-server.ts';

export interface TestDatabase {
  url: string;
  orm: Orm;
  close(): Promise<void>;
}

/** A new database of the caller's own, with all tables unless `empty`. */
export async function openTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = await postgresServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const maintenance = await openOrm(server.url);
  await maintenance.em.fork().execute(`create database ${name}`);
  const url = new URL(server.url);
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
      await server.stop();
    },
  };
}
