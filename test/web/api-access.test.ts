import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});

afterAll(() => api.close());

describe('the API', () => {
  it.each(['', 'Bearer wrong', 'Basic YTpi', 'Bearer'])('refuses "%s"', async (authorization) => {
    const { status, type, headers } = await api.ask('GET', '/events', undefined, { authorization });

    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="pitcrew"']);
    expect(type).toContain('application/problem+json');
  });

  it('answers ever more slowly to guesses, refuses many at once, and lets the token through', async () => {
    const guess = () => api.ask('GET', '/events', undefined, { authorization: 'Bearer guess' });
    const begun = Date.now();

    const answers = await Promise.all(Array.from({ length: 30 }, guess));

    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(20);
    expect(Date.now() - begun).toBeGreaterThan(1_000);
    expect((await api.ask('GET', '/events')).status).toBe(200);
  });

  it('answers 400 to a body that is no JSON, 413 to one that is too large, 415 to another type', async () => {
    const statusOf = async (body: string, type = 'application/json') =>
      (await api.ask('POST', '/events', body, { 'content-type': type })).status;

    expect(await statusOf('{"name":')).toBe(400);
    expect(await statusOf(JSON.stringify({ name: 'x'.repeat(1_100_000) }))).toBe(413);
    expect(await statusOf('name=x', 'application/x-www-form-urlencoded')).toBe(415);
  });

  it('answers an unknown route with a problem', async () => {
    const { status, type } = await api.ask('GET', '/nothing');

    expect([status, type]).toEqual([404, expect.stringContaining('application/problem+json')]);
  });
});
