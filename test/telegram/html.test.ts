import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { escapeHtml } from '../../src/telegram/html.ts';

test('what users write is no mark-up', () => {
  expect(escapeHtml('<b>R&D</b> & "more" &lt;')).toBe(
    '&lt;b&gt;R&amp;D&lt;/b&gt; &amp; "more" &amp;lt;',
  );
});

test('no text has a tag or a bare ampersand left, and each is read back as it was', () => {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '&', 'a', ';', 'lt', '"') }),
      (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>]|&(?!lt;|gt;|amp;)/);
        expect(escaped.replaceAll(/&\w+;/g, (entity) => entities[entity] ?? '?')).toBe(text);
      },
    ),
  );
});
