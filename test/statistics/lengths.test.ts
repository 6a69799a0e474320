import { expect, test } from '@jest/globals';
import { lengthOfTime } from '../../src/statistics/charts/length-of-time.ts';
import { inUnit, timeUnit } from '../../src/statistics/charts/time-unit.ts';

test.each([
  [null, '–'],
  [0, '0 s'],
  [59.6, '1 min'],
  [95, '1 min 35 s'],
  [2998.4, '50 min'],
  [32_580, '9 h 3 min'],
  [90_000, '1 d 1 h'],
])('%p seconds read as %p', (seconds, text) => {
  expect(lengthOfTime(seconds)).toBe(text);
});

test.each([
  [[null, null], 'seconds'],
  [[30, 119], 'seconds'],
  [[30, 1800], 'minutes'],
  [[1800, 7200], 'hours'],
  [[200_000], 'days'],
] as const)('a chart of %p is drawn in %s', (seconds, name) => {
  expect(timeUnit([...seconds]).name).toBe(name);
});

test('what is not known stays so in any unit', () => {
  const unit = timeUnit([7200]);
  expect([inUnit(null, unit), inUnit(5_400, unit)]).toEqual([null, 1.5]);
});
