import { expect, test } from '@jest/globals';
import { parseDuration } from '../../src/domain/durations.ts';
import { DEFAULT_TIMERS } from '../../src/domain/timers.ts';

test.each([
  ['5s', 5_000],
  ['10m', 600_000],
  ['24h', 86_400_000],
  ['2d', 172_800_000],
  ['off', null],
])('the timer %j is %j milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '0m', '10', 'm', '-5m', '1.5h', '10 m', '10M', '1w', '1234567s', 'OFF', 'toString'])(
  '%j is no timer',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test('every default is a timer', () => {
  const texts = Object.values(DEFAULT_TIMERS).flat();
  expect(texts.filter((text) => parseDuration(text) === undefined)).toEqual([]);
});
