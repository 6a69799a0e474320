import { expect, test } from '@jest/globals';
import { assert, constantFrom, property, string } from 'fast-check';
import { linkTo } from '../../src/domain/files.ts';
import { safeName } from '../../src/files/safe-name.ts';
import { readMarkdown } from '../../src/telegram/markdown/read-markdown.ts';
import { textOf, toHtml } from '../../src/telegram/markdown/runs.ts';

const MARKS = '[]()!*_`~<>&:@.w a\\#-+|^="1;'.split('');

test.each([
  ['plan.pdf', 'https://example.org/plan.pdf', 'https://example.org/plan.pdf'],
  ['map [1] (2).pdf', 'https://example.org/map(1.pdf', 'https://example.org/map%281.pdf'],
  ['**a**_b_', 'https://example.org/a?b=1&c=2', 'https://example.org/a?b=1&amp;c=2'],
  ['![x](evil.example)', 'https://example.org/1', 'https://example.org/1'],
  ['www.evil.example a@b.example', 'https://example.org/1', 'https://example.org/1'],
  ['a\\', 'https://example.org/1)[b](c', 'https://example.org/1%29[b]%28c'],
])('a file named %s is one link, with its own name and address', (name, url, href) => {
  const runs = readMarkdown(linkTo({ name, url }));

  expect(textOf(runs)).toBe(name);
  const html = toHtml(runs);
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain(`<a href="${href}">`);
});

test('a link reads as the name of its file, whatever marks are in that', () => {
  const names = string({ unit: constantFrom(...MARKS), maxLength: 40 });
  assert(
    property(names, (given) => {
      const name = safeName(given, 'file');
      const runs = readMarkdown(linkTo({ name, url: 'https://example.org/1' }));
      expect(textOf(runs)).toBe(name);
    }),
    { numRuns: 500 },
  );
});
