import { fail, ok, Skipped, type Checkup } from '../check.ts';

/** PostgreSQL answers; which version. */
export const database: Checkup = {
  name: 'database',
  async look({ database: part, config }) {
    if (part.state === 'absent') throw new Skipped(part.why, part.advice);
    if (part.state === 'broken')
      return fail(part.why, 'This first: the desk does not start without it.');
    const [row] = await part.value.em
      .fork()
      .execute<{ version: string }[]>(`select current_setting('server_version') as version`);
    const which = config.databaseUrl === null ? 'The embedded PostgreSQL' : 'PostgreSQL';
    return ok(`${which} ${row?.version ?? ''} answers.`);
  },
};
