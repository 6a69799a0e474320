import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  firstLine,
  shorten,
  splitText,
  TASK_CONTENT_LIMIT,
  taskTitle,
} from '../../src/domain/message-text.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'Я', '👩', ' ', '\n', '.'), maxLength: 300 });
const limits = fc.integer({ min: 2, max: 60 });
const words = (text: string) => text.replaceAll(/\s/g, '');

describe('a long text', () => {
  test('loses nothing but white space in parts', () => {
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        expect(words(splitText(text, limit).join(''))).toBe(words(text));
      }),
    );
  });

  test('is split into parts within the limit, none of them empty, and no character torn', () => {
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        const parts = splitText(text, limit);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
        if (words(text) !== '') expect(parts.map(words)).not.toContain('');
      }),
    );
  });

  test('that fits is left as it is', () => {
    expect(splitText('  as it is \n', 12)).toEqual(['  as it is \n']);
    expect(splitText('', 12)).toEqual(['']);
  });

  test.each([
    ['at a line end', 'first line\nsecond', 12, ['first line', 'second']],
    ['at a line end rather than at a later space', 'line one\na b c', 12, ['line one', 'a b c']],
    ['at a space', 'the quick brown fox', 12, ['the quick', 'brown fox']],
    ['anywhere, where the only space comes too early', 'a bcdefghijkl', 8, ['a bcdefg', 'hijkl']],
    ['right at the limit', 'abcd efgh', 4, ['abcd', 'efgh']],
    ['between characters, not inside one', 'abc👩', 4, ['abc', '👩']],
  ])('is cut %s', (_, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts);
  });

  test('is shortened with an ellipsis, within the limit', () => {
    expect(shorten('short', 5)).toBe('short');
    expect(shorten('longer', 5)).toBe('long…');
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        expect(shorten(text, limit + 1).length).toBeLessThanOrEqual(limit + 1);
      }),
    );
  });
});

describe('the first line of a request', () => {
  test.each([
    ['Wi-Fi is down', 'Wi-Fi is down'],
    ['\n\n  Wi-Fi is down\nsince noon', 'Wi-Fi is down'],
    ['* Wi-Fi is down', 'Wi-Fi is down'],
    ['- one', 'one'],
    ['# Help', 'Help'],
    ['> quoted', 'quoted'],
    ['**Urgent**: the `router` is ~~slow~~ dead', 'Urgent: the router is slow dead'],
    ['_please_ and *now*!', 'please and now!'],
    ['see [the plan](https://example.com)', 'see the plan (https://example.com)'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['***', '***'],
    ['', ''],
  ])('of %j is %j', (text, line) => {
    expect(firstLine(text)).toBe(line);
  });

  test('makes the title of a card, within its limit', () => {
    expect(taskTitle(42, '* Wi-Fi\nis down')).toBe('#42 Wi-Fi');
    expect(taskTitle(42, '')).toBe('#42');
    const title = taskTitle(42, 'long '.repeat(200));
    expect(title.length).toBeLessThanOrEqual(TASK_CONTENT_LIMIT);
    expect(title).toMatch(/^#42 long .*…$/);
  });

  test('never makes a title that Todoist takes for one that cannot be completed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', ' ', '\n', '#', 'a') }), (text) => {
        expect(taskTitle(1, text)).toMatch(/^#1( |$)/);
      }),
    );
  });
});
