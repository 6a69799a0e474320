import type { Orm } from '../../database/orm.ts';
import { migrations as known } from '../../database/migrations/index.ts';
import { fail, ok, warn, type Checkup } from '../check.ts';
import { need } from '../parts.ts';

/** The tables are those of this version. Read with plain SQL: the migrator would make its table where there is none. */
export const migrations: Checkup = {
  name: 'migrations',
  async look({ database }) {
    const done = await executed(need(database, 'the database'));
    const pending = known.filter(({ name }) => !done.has(name));
    if (pending.length > 0) {
      const names = pending.map(({ name }) => name).join(', ');
      return fail(
        `${pending.length} pending: ${names}.`,
        'Run `npx pitcrew migrate`, or start the desk with all its roles in one process.',
      );
    }
    const names = new Set(known.map(({ name }) => name));
    const foreign = [...done].filter((name) => !names.has(name));
    if (foreign.length > 0) {
      return warn(
        `The tables are of a later version: ${foreign.join(', ')}.`,
        'Run the version of Pitcrew that made them.',
      );
    }
    return ok(`All ${known.length} are done.`);
  },
};

async function executed(orm: Orm): Promise<Set<string>> {
  const em = orm.em.fork();
  const [table] = await em.execute<{ found: string | null }[]>(
    `select to_regclass('mikro_orm_migrations')::text as found`,
  );
  if (!table?.found) return new Set();
  const rows = await em.execute<{ name: string }[]>(`select name from mikro_orm_migrations`);
  return new Set(rows.map(({ name }) => name));
}
