import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestApi, type TestApi } from '../support/api.ts';
import { insertHandMadeEvent } from '../support/hand-made-event.ts';
import { insertEvent } from '../support/rows.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
  await insertHandMadeEvent(api.database.orm, 'STAT');
  await insertEvent(api.database.orm, { code: 'EMPTY', name: 'Nothing yet' });
});

afterAll(() => api.close());

it('tells the numbers of one event, whatever the case of its code', async () => {
  const { status, body } = await api.ask('GET', '/stats?event=stat');

  expect(status).toBe(200);
  expect(body).toMatchObject({
    tickets: { opened: 5, solved: 2, reopened: 1, open: 2 },
    resolutionSeconds: { count: 2, p50: 18_900, p90: 32_580 },
    rating: { count: 2, mean: 4, distribution: { '1': 0, '3': 1, '5': 1 } },
    messages: { in: 6, out: 3, notes: 1 },
    people: { participants: 40, organizers: 5, ticketsPer100Participants: 12.5 },
    events: [{ event: 'STAT', name: 'Spring Hack', timezone: 'Europe/Berlin' }],
    loadGini: 0.1,
    uncategorized: 3,
  });
  expect(body['agents']).toMatchObject([
    { name: 'Lena', taken: 3, share: 0.6 },
    { name: 'Max', taken: 2, share: 0.4 },
  ]);
  expect(body['asOf']).toMatch(/^\d{4}-.*Z$/);
});

it('tells of all events together and of each, when none is named', async () => {
  const { body } = await api.ask('GET', '/stats');
  const both = await api.ask('GET', '/stats?event=EMPTY,STAT');

  expect(body).toMatchObject({
    tickets: { opened: 5 },
    events: [
      { event: 'EMPTY', tickets: { opened: 0 }, firstReplySeconds: { count: 0, p50: null } },
      { event: 'STAT', tickets: { opened: 5 } },
    ],
  });
  expect(both.body).toMatchObject({ tickets: { opened: 5 }, events: [{}, {}] });
});

it('counts a period: days by the event’s clock, the last one whole, or moments', async () => {
  const opened = async (query: string) =>
    (await api.ask('GET', `/stats?event=STAT&${query}`)).body['tickets'];

  expect(await opened('from=2026-03-29&to=2026-03-29')).toMatchObject({ opened: 2, solved: 1 });
  expect(await opened('from=2026-03-29')).toMatchObject({ opened: 3 });
  expect(await opened('to=2026-03-28T22:30:00Z')).toMatchObject({ opened: 1 });
  // 22:30 UTC: the first moment is in the period.
  expect(await opened('from=2026-03-29T00:30:00%2B02:00')).toMatchObject({ opened: 4 });
});

it('refuses what it cannot count, and says why', async () => {
  for (const [query, path] of [
    ['from=yesterday', 'from'],
    ['to=2026-02-30', 'to'],
    ['form=2026-03-29', 'form'],
  ]) {
    const { status, type, body } = await api.ask('GET', `/stats?${query}`);
    expect(status).toBe(400);
    expect(type).toContain('application/problem+json');
    expect(body['errors']).toMatchObject([{ path }]);
  }
  const unknown = await api.ask('GET', '/stats?event=STAT,NOSUCH');
  expect(unknown).toMatchObject({
    status: 404,
    body: { detail: 'There is no event with this code.' },
  });
});

it('is closed without the token', async () => {
  const { status } = await api.ask('GET', '/stats', undefined, { authorization: 'Bearer wrong' });
  expect(status).toBe(401);
});
