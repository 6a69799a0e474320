import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const EVENT = { name: 'Hack', code: 'HACK' };

test.each([
  ['GET', '/events/%00', undefined],
  ['PATCH', '/events/A%00', { name: 'Hack' }],
  ['GET', '/tickets?q=%00', undefined],
  ['GET', '/tickets?event=%00', undefined],
  ['POST', '/events', { ...EVENT, name: 'Ha\0ck' }],
  ['POST', '/events', { ...EVENT, todoistProjectId: '\0' }],
  ['POST', '/agents', { todoistEmail: 'lena\0@example.com' }],
  ['POST', '/agents', { todoistUserId: '\0' }],
  ['PUT', '/scripts/wifi', { text: 'Network\0' }],
  ['PUT', '/scripts/wifi', { text: 'Network', event: 'a\0b' }],
])('%s %s with a NUL character is refused as bad input: %j', async (method, path, body) => {
  const { status, type } = await api.ask(method, path, body);

  expect({ status, type }).toEqual({
    status: 400,
    type: expect.stringContaining('application/problem+json'),
  });
  expect(api.todoist.projects()).toEqual([]);
});

test('the fault names the field', async () => {
  const { body } = await api.ask('POST', '/events', { ...EVENT, name: 'Ha\0ck' });

  expect(body['errors']).toEqual([{ path: 'name', message: 'No text has a NUL character' }]);
});

test('a body that is nested without end is refused, too', async () => {
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

  expect(await api.ask('POST', '/events', nested)).toMatchObject({ status: 400 });
});
