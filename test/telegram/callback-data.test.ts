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
    action: fc.constantFrom('write', 'route', 'take', 'rateComment'),
    number,
  }),
  fc.record(
    {
      action: fc.constantFrom('solve', 'reopen', 'cancel', 'open'),
      number,
      page: number,
    },
    { requiredKeys: ['action', 'number'] },
  ),
  fc.record({ action: fc.constant('rate'), number, rating: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ action: fc.constant('split'), number, runStart: number, count: number }),
  fc.record({ action: fc.constant('routeNew') }),
  fc.record({ action: fc.constant('list'), page: number }, { requiredKeys: ['action'] }),
  fc.record({ action: fc.constant('language'), language: fc.constantFrom('en', 'ru') }),
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
  'solve:1:2:3',
  'solve:1:0',
  'take:1:2',
  'language:',
  'rate:1:6',
  'rate:1',
  'list:x',
  'list:1:2',
  'erase:1',
  'toString:1',
  '__proto__',
])('%j is no button of ours', (data) => {
  expect(readCallbackData(data)).toBeNull();
});

test.each([
  ['list', { action: 'list' }],
  ['open:42', { action: 'open', number: 42 }],
  ['cancel:42', { action: 'cancel', number: 42 }],
])('%j, as earlier versions sent it, is still read', (data, action) => {
  expect(readCallbackData(data)).toEqual(action);
});

test('whatever comes, nothing breaks', () => {
  fc.assert(fc.property(fc.string(), (data) => void readCallbackData(data)));
});
