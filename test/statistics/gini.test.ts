import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { gini } from '../../src/statistics/gini.ts';

const loads = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 12 });

describe('gini', () => {
  test.each([
    { values: [4, 4, 4], coefficient: 0 },
    { values: [0, 0, 9], coefficient: 2 / 3 }, // (n - 1) / n
    { values: [1, 3], coefficient: 0.25 }, // |1 - 3| twice, over 2 * n * sum = 16
    { values: [3, 1, 2, 4], coefficient: 0.25 }, // differences 20, over 2 * 4 * 10
  ])('of $values is $coefficient', ({ values, coefficient }) => {
    expect(gini(values)).toBeCloseTo(coefficient, 12);
  });

  test('of one alone, of nobody and of nothing is not known', () => {
    expect([gini([]), gini([5]), gini([0, 0])]).toEqual([null, null, null]);
  });

  test('is half the relative mean difference, whatever the order and the unit', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 9 }), (values, unit) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
        const expected =
          differences.reduce((sum, value) => sum + value, 0) / (2 * values.length * total);
        expect(gini(values)).toBeCloseTo(expected, 9);
        expect(gini(values.toReversed().map((value) => value * unit))).toBeCloseTo(expected, 9);
      }),
    );
  });
});
