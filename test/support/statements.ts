import { openOrm, type Orm } from '../../src/database/orm.ts';

/** The statements that `work` asks of the database. */
export async function statementsOf(
  databaseUrl: string,
  work: (orm: Orm) => Promise<unknown>,
): Promise<string[]> {
  const asked: string[] = [];
  const orm = await openOrm(databaseUrl, (line) => void asked.push(line));
  try {
    // Every one of them is told as slow.
    orm.config.set('slowQueryThreshold', 0);
    await work(orm);
    return [...asked];
  } finally {
    await orm.close();
  }
}
