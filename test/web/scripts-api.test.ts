import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestApi, type TestApi } from '../support/api.ts';
import { insertEvent } from '../support/rows.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
  await insertEvent(api.database.orm, { code: 'ONE' });
  await insertEvent(api.database.orm, { code: 'TWO' });
});

afterAll(() => api.close());

const put = (name: string, body: unknown) =>
  api.ask('PUT', `/scripts/${encodeURIComponent(name)}`, body);
const remove = (name: string, query = '') =>
  api.ask('DELETE', `/scripts/${encodeURIComponent(name)}${query}`);
const texts = async (query = '') => {
  const { body } = await api.ask('GET', `/scripts${query}`);
  const items = body['items'] as { name: string; text: string }[];
  return Object.fromEntries(items.map(({ name, text }) => [name, text]));
};

describe('PUT /scripts/:name', () => {
  it('adds a script, and changes it when it is put again, whatever the case of its name', async () => {
    const added = await put('Путь', { text: ' Left, then right ' });
    const changed = await put('путь', { text: 'Right' });

    expect(added).toMatchObject({
      status: 201,
      body: {
        name: 'путь',
        text: 'Left, then right',
        event: null,
        createdAt: expect.stringMatching(/Z$/),
      },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'путь', text: 'Right', createdAt: added.body['createdAt'] },
    });
    expect((await texts())['путь']).toBe('Right');
  });

  it('keeps the scripts of events and those of the installation apart', async () => {
    await put('apart', { text: 'everywhere' });
    const { status, body } = await put('apart', { text: 'in one', event: 'one' });
    await put('only-one', { text: 'in one alone', event: 'ONE' });

    expect([status, body['event']]).toEqual([201, 'ONE']);
    expect(await texts()).toMatchObject({ apart: 'everywhere' });
    expect(await texts('?event=ONE')).toMatchObject({
      apart: 'in one',
      'only-one': 'in one alone',
    });
    expect(await texts('?event=TWO')).toMatchObject({ apart: 'everywhere' });
    expect(await texts('?event=TWO')).not.toHaveProperty('only-one');
    expect(await texts()).not.toHaveProperty('only-one');
  });

  it('is one script when many put it at once', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => put('race', { text, event: 'TWO' })),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 201,
    ]);
    const { body } = await api.ask('GET', '/scripts?event=TWO');
    const races = (body['items'] as { name: string }[]).filter(({ name }) => name === 'race');
    expect(races).toHaveLength(1);
  });

  it.each([
    ['no text', 'x', {}, 'text'],
    ['a blank text', 'x', { text: ' ' }, 'text'],
    ['a text of 10,001 characters', 'x', { text: 'a'.repeat(10_001) }, 'text'],
    ['a NUL', 'x', { text: 'a\0b' }, 'text'],
    ['an unknown field', 'x', { text: 'a', title: 'b' }, 'title'],
    ['a name of two words', 'two words', { text: 'a' }, 'name'],
    ['a name with its mark', '!wifi', { text: 'a' }, 'name'],
    ['a name with a slash', 'a/b', { text: 'a' }, 'name'],
    ['a name of 41 characters', 'x'.repeat(41), { text: 'a' }, 'name'],
  ])('refuses %s', async (_what, name, body, path) => {
    const answer = await put(name, body);

    expect([answer.status, answer.type]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(answer.body['errors']).toEqual([expect.objectContaining({ path })]);
  });

  it('takes a text of 10,000 characters', async () => {
    expect((await put('long', { text: 'a'.repeat(10_000) })).status).toBe(201);
  });
});

describe('DELETE /scripts/:name', () => {
  it('takes away what was put there, and what it replaced is back', async () => {
    await put('gone', { text: 'everywhere' });
    await put('gone', { text: 'in one', event: 'ONE' });

    expect((await remove('GONE', '?event=ONE')).status).toBe(204);
    expect((await texts('?event=ONE'))['gone']).toBe('everywhere');
    expect((await remove('gone')).status).toBe(204);
    expect(await texts('?event=ONE')).not.toHaveProperty('gone');
  });

  it('answers 404 where the script is of another owner, or of none', async () => {
    await put('global', { text: 'everywhere' });
    await put('special', { text: 'in two', event: 'TWO' });

    const answers = await Promise.all([
      remove('global', '?event=ONE'),
      remove('special'),
      remove('special', '?event=ONE'),
      remove('nothing'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(answers[0]?.body['detail']).toBe('This event has no script of this name.');
    expect(await texts('?event=TWO')).toMatchObject({ global: 'everywhere', special: 'in two' });
  });
});

describe('GET /scripts', () => {
  it('pages through all of an event, each once', async () => {
    for (const name of ['p1', 'p2', 'p3']) await put(name, { text: 'everywhere' });
    await put('p2', { text: 'in one', event: 'ONE' });
    const all = Object.keys(await texts('?event=ONE&limit=200'));

    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await api.ask('GET', `/scripts?event=ONE&limit=2${next}`);
      const page = body as { items: { name: string }[]; nextCursor: string | null };
      seen.push(...page.items.map(({ name }) => name));
      next = page.nextCursor === null ? null : `&cursor=${page.nextCursor}`;
    }

    expect(seen).toEqual(all);
    expect(seen.filter((name) => name === 'p2')).toHaveLength(1);
    expect(seen.length).toBeGreaterThan(2);
  });
});

it('an event that nobody has is 404 to all', async () => {
  const answers = [
    await api.ask('GET', '/scripts?event=NOBODY'),
    await put('x', { text: 'a', event: 'NOBODY' }),
    await remove('x', '?event=NOBODY'),
  ];

  expect(answers.map(({ status, body }) => [status, body['detail']])).toEqual(
    answers.map(() => [404, 'There is no event with this code.']),
  );
});
