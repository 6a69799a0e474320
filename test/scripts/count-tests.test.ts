import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const nothing = {
  success: true,
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'count-tests-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function count(result: object | null): Promise<{ lastLine: string; code: number }> {
  const file = join(folder, 'jest.json');
  if (result !== null) await writeFile(file, JSON.stringify(result));
  const child = spawn('node', ['scripts/count-tests.mjs', file]);
  const ended = new Promise<number>((resolve) => {
    child.on('close', (code) => resolve(code ?? -1));
  });
  const output = await text(child.stdout);
  return { lastLine: output.trimEnd().split('\n').at(-1) ?? '', code: await ended };
}

test.each([
  ['all pass', { numPassedTests: 3 }, '3 passed, 0 failed', 0],
  ['one fails', { success: false, numPassedTests: 3, numFailedTests: 1 }, '3 passed, 1 failed', 1],
  [
    'a file does not load',
    { success: false, numPassedTests: 3, numRuntimeErrorTestSuites: 1 },
    '3 passed, 1 failed',
    1,
  ],
  ['one is skipped', { numPassedTests: 3, numPendingTests: 1 }, '3 passed, 0 failed', 1],
  ['one is a todo', { numPassedTests: 3, numTodoTests: 1 }, '3 passed, 0 failed', 1],
  ['nothing ran', {}, '0 passed, 0 failed', 1],
  ['jest fails outside the tests', { success: false, numPassedTests: 3 }, '3 passed, 0 failed', 1],
])('when %s, then the last line and the exit code say so', async (_when, result, line, code) => {
  expect(await count({ ...nothing, ...result })).toEqual({ lastLine: line, code });
});

test('when jest left no result, then it counts nothing and fails', async () => {
  expect(await count(null)).toEqual({ lastLine: '0 passed, 0 failed', code: 1 });
});
