import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { safeName } from '../../src/files/safe-name.ts';

test.each([
  ['an ordinary name', 'Plan 2026.pdf', 'Plan 2026.pdf'],
  ['other letters', 'План — 🙈.pdf', 'План — 🙈.pdf'],
  ['a path', '../../etc/passwd', 'passwd'],
  ['a path of Windows', 'C:\\temp\\plan.pdf', 'plan.pdf'],
  ['control characters', 'a\u0000b\r\n.pdf', 'ab.pdf'],
  ['a name that reads backwards', 'gpj.\u202Eexe', 'gpj.exe'],
  ['a hidden file', '.env', 'env'],
  ['nothing that shows', ' ../ ', 'fallback'],
  ['no name', undefined, 'fallback'],
])('%s', (_, name, safe) => {
  expect(safeName(name, 'fallback')).toBe(safe);
});

test('a long name keeps its extension', () => {
  const name = safeName(`${'x'.repeat(300)}.tar.gz`, 'fallback');
  expect(name).toHaveLength(120);
  expect(name).toMatch(/…\.gz$/);
});

test('whatever it is, it is short, well-formed and in no folder', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = safeName(name, 'fallback');
      expect(safe).not.toMatch(/[/\\\p{Cc}]/u);
      expect(safe.length).toBeLessThanOrEqual(120);
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.isWellFormed()).toBe(true);
    }),
  );
});
