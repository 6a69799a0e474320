import { expect, test } from '@jest/globals';
import { withoutNul } from '../../src/domain/without-nul.ts';

test('NUL characters go from every text of a value, and nothing else does', () => {
  const value = {
    text: '\0a\0\0b \\u0000\0',
    list: ['\0', { deep: 'c\0' }],
    n: 1,
    no: null,
    is: true,
  };

  expect(withoutNul(value)).toEqual({
    text: 'ab \\u0000',
    list: ['', { deep: 'c' }],
    n: 1,
    no: null,
    is: true,
  });
  expect(withoutNul('\0')).toBe('');
});
