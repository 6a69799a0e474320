import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  callbackData,
  readCallbackData,
  type CallbackAction,
} from '../../src/telegram/callback-data.ts';

/** Most bytes of a button's data. Source: Bot API, InlineKeyboardButton. */
const LIMIT = 64;

const number = fc.integer({ min: 1, max: 2 ** 31 });
const actions: fc.Arbitrary<CallbackAction> = fc.oneof(
  fc.record({
    action: fc.constantFrom('solve', 'reopen', 'cancel', 'write', 'open', 'route'),
    number,
  }),
  fc.record({ action: fc.constant('rate'), number, rating: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ action: fc.constant('split'), number, runStart: number, count: number }),
  fc.record({ action: fc.constantFrom('routeNew', 'list') }),
);

test('a button says what was packed into it, within the limit', () => {
  fc.assert(
    fc.property(actions, (action) => {
      const data = callbackData(action);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(LIMIT);
      expect(readCallbackData(data)).toEqual(action);
    }),
  );
});

test.each([
  '',
  'solve',
  'solve:',
  'solve:0',
  'solve:-1',
  'solve:1.5',
  'solve:x',
  'solve:1:2',
  'rate:1:6',
  'rate:1',
  'list:1',
  'erase:1',
  'toString:1',
  '__proto__',
])('%j is no button of ours', (data) => {
  expect(readCallbackData(data)).toBeNull();
});

test('whatever comes, nothing breaks', () => {
  fc.assert(fc.property(fc.string(), (data) => void readCallbackData(data)));
});
