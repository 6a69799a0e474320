import { expect, test } from '@jest/globals';
import { createLogger, type Logger } from '../src/logger.ts';
import { readableLines } from '../src/readable-lines.ts';

function written(log: (logger: Logger) => void): string {
  const lines: string[] = [];
  const destination = readableLines({ write: (line) => lines.push(line) });
  log(createLogger({ level: 'info', destination, secrets: ['hush-hush'] }));
  return lines.join('');
}

test('a line says when, how grave, what, and the facts in brackets', () => {
  const facts = { reason: 'nobody answers', attempt: 2, req: { path: '/readyz' } };
  expect(written((logger) => logger.warn(facts, 'trying again'))).toMatch(
    /^\d\d:\d\d:\d\d warn {2}trying again \(reason: nobody answers, attempt: 2, req: \{"path":"\/readyz"\}\)\n$/,
  );
});

test('an error comes with where it was and what caused it, and without secrets', () => {
  const error = new Error('not saved', { cause: new TypeError('the key hush-hush is wrong') });
  const text = written((logger) => logger.error({ err: error }, 'a part ended'));
  expect(text).toMatch(
    /error a part ended\nError: not saved\n +at [^]+\ncaused by TypeError: the key \[hidden\] is wrong\n +at /,
  );
});

test('what was thrown and is no error is told in a line', () => {
  const text = written((logger) => logger.error({ err: 'no route' }, 'a part ended'));
  expect(text).toMatch(/error a part ended\nno route\n$/);
});

test('what is no log line stays as it is', () => {
  const lines: string[] = [];
  readableLines({ write: (line) => lines.push(line) }).write('Killed\n');
  expect(lines).toEqual(['Killed\n']);
});
