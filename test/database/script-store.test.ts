import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createScriptStore } from '../../src/database/script-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent } from '../support/rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

test('an event calls its own scripts before those of the installation', async () => {
  const scripts = createScriptStore(database.orm);
  const [one, other] = [await insertEvent(database.orm), await insertEvent(database.orm)];
  await scripts.put({ name: 'wifi', text: 'in one', eventId: one.id });
  await scripts.put({ name: 'wifi', text: 'everywhere', eventId: null });
  await scripts.put({ name: 'coffee', text: 'everywhere', eventId: null });
  await scripts.put({ name: 'zoo', text: 'in other', eventId: other.id });

  const said = (found: { name: string; text: string }[]) =>
    found.map(({ name, text }) => [name, text]);
  expect(said(await scripts.forEvent(one.id))).toEqual([
    ['coffee', 'everywhere'],
    ['wifi', 'in one'],
  ]);
  expect(said(await scripts.list(one.id))).toEqual([['wifi', 'in one']]);
  expect(await scripts.find('wifi', one.id)).toMatchObject({ text: 'in one', eventId: one.id });
  expect(await scripts.find('wifi', other.id)).toMatchObject({ text: 'everywhere', eventId: null });
  expect(await scripts.find('zoo', one.id)).toBeNull();
});
