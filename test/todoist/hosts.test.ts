import { expect, test } from '@jest/globals';
import { isTodoists } from '../../src/todoist/hosts.ts';

const isHosted = (url: string, apiRoot = 'https://api.todoist.com') => isTodoists(url, apiRoot);

test.each([
  'https://files.todoist.com/abc/plan.pdf',
  'https://todoist.com/a',
  'https://FILES.Todoist.com/a',
  'https://api.todoist.com/a',
])('%s lies with Todoist', (url) => {
  expect(isHosted(url)).toBe(true);
});

test.each([
  'http://files.todoist.com/a',
  'https://files.todoist.com:8443/a',
  'https://files.todoist.com.example.com/a',
  'https://nottodoist.com/a',
  'https://user@files.todoist.com/a',
  'https://example.com/files.todoist.com/a',
  'https://example.com#.todoist.com',
  'http://127.0.0.1/a',
  'ftp://files.todoist.com/a',
  'plan.pdf',
  '',
])('%p does not', (url) => {
  expect(isHosted(url)).toBe(false);
});

test('the API in use may be elsewhere, by its whole origin', () => {
  expect(isHosted('http://127.0.0.1:4000/files/1', 'http://127.0.0.1:4000')).toBe(true);
  expect(isHosted('http://127.0.0.1:4001/files/1', 'http://127.0.0.1:4000')).toBe(false);
});
