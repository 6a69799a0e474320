import { expect, test } from '@jest/globals';
import { readComment, saysTheSame } from '../../src/domain/comments.ts';

test.each([
  ['all', 'Hello', 'reply', 'Hello'],
  ['all', '  Hello\n', 'reply', 'Hello'],
  ['all', '// between us', 'note', 'between us'],
  ['all', ' //between us', 'note', 'between us'],
  ['all', 'see https://example.com', 'reply', 'see https://example.com'],
  ['all', '>> Hello', 'reply', '>> Hello'],
  ['all', '', 'reply', ''],
  ['marked', 'Hello', 'note', 'Hello'],
  ['marked', '>> Hello', 'reply', 'Hello'],
  ['marked', '>>Hello', 'reply', 'Hello'],
  ['marked', '> Hello', 'note', '> Hello'],
  ['marked', '// >> Hello', 'note', '>> Hello'],
] as const)('where replies are %s, %j is a %s that says %j', (mode, text, kind, said) => {
  expect(readComment(text, mode)).toEqual({ kind, text: said });
});

test.each([
  ['Hello', 'Hello', true],
  ['Hello  there\n', ' Hello\nthere', true],
  ['Hello', 'hello', false],
  ['Hello', 'Hello!', false],
])('%j and %j say the same: %j', (one, other, same) => {
  expect(saysTheSame(one, other)).toBe(same);
});
