import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, openOrm } from '../../src/database/orm.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
});

afterAll(() => database.close());

describe('migrate', () => {
  it('makes every table the entities need, also when several processes start at once', async () => {
    const others = await Promise.all([openOrm(database.url), openOrm(database.url)]);
    await Promise.all([database.orm, ...others].map((orm) => migrate(orm)));
    await Promise.all(others.map((orm) => orm.close()));

    expect(await database.orm.migrator.getPending()).toEqual([]);
    expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });
});

describe('openOrm', () => {
  it('names the database that is not there, and what to do, but not the password', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';

    const opening = openOrm(url.href);

    await expect(opening).rejects.toThrow(
      `The database "nowhere" at ${url.host} cannot be used: it does not exist. ` +
        'Create it with createdb, or correct its name in DATABASE_URL.',
    );
  });

  it('says that the password is wrong without quoting it', async () => {
    const url = new URL(database.url);
    url.password = 'not-the-password';

    const message = await openOrm(url.href).then(String, String);

    expect(message).toContain('user or password is wrong');
    expect(message).not.toContain('not-the-password');
  });

  it('says that nothing answers at the port', async () => {
    await expect(openOrm('postgresql://me:secret@127.0.0.1:1/desk')).rejects.toThrow(
      'The database "desk" at 127.0.0.1:1 cannot be used: nothing answers there.',
    );
  });
});
