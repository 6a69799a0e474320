import { describe, expect, it, test } from '@jest/globals';
import { outcomeOf } from '../../src/metrics/vendor-call.ts';
import { nameCall } from '../../src/todoist/name-call.ts';

describe('a request to Todoist is named', () => {
  it.each([
    ['GET', '/api/v1/tasks/6X7rM8997g3RQmvh', 'GET /tasks/:id'],
    ['GET', '/api/v1/projects/abc/collaborators', 'GET /projects/:id/collaborators'],
    ['POST', '/api/v1/sync', 'POST /sync'],
    ['GET', '/files/secret-name.png', 'file'],
  ])('%s %s as %s', (verb, path, method) => {
    const url = new URL(path, 'https://api.todoist.com');
    expect(nameCall(url, verb)).toEqual({ vendor: 'todoist', method });
  });
});

test.each([
  [200, 'ok'],
  [302, 'ok'],
  [403, 'refused'],
  [429, 'rate-limited'],
  [502, 'failed'],
  [null, 'unanswered'],
])('an answer of %s is told as %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});
