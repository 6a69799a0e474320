import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createWorld } from '../../src/sandbox/telegram/create-world.ts';
import { formattedText } from '../../src/sandbox/telegram/formatted-text.ts';
import { replyParts } from '../../src/telegram/reply-parts.ts';

const { world } = createWorld({ token: '1000001:test' });

/** What the chat shows of a message; throws what Telegram would refuse it with. */
const shown = (html: string) => formattedText(world, { text: html, parse_mode: 'HTML' }, 'text');
const saidBy = (agent: string, text: string) => replyParts({ agent, text });
const htmlOf = (text: string) => saidBy('', text).map(({ html }) => html);
const withoutSpace = (text: string) => text.replaceAll(/\s/g, '');

describe('Markdown', () => {
  test.each([
    ['**bold** and __bold__', '<b>bold</b> and <b>bold</b>'],
    ['*italic* and _italic_', '<i>italic</i> and <i>italic</i>'],
    ['***both***', '<i><b>both</b></i>'],
    ['~~gone~~', '<s>gone</s>'],
    ['about ~5 or ~6~', 'about ~5 or ~6~'],
    ['run `a < b`', 'run <code>a &lt; b</code>'],
    ['**see `x` now**', '<b>see </b><code>x</code><b> now</b>'],
    ['5 * 3 * 2 in snake_case_name', '5 * 3 * 2 in snake_case_name'],
    [String.raw`\*as typed\*`, '*as typed*'],
    ['# Wi-Fi **now**\nHall 2', '<b>Wi-Fi now</b>\nHall 2'],
    ['Hello\n---\nBye', 'Hello\n———\nBye'],
    ['    far in', '    far in'],
  ])('%j is %j', (text, html) => {
    expect(htmlOf(text)).toEqual([html]);
  });
});

describe('code', () => {
  test.each([
    ['```js\na < b\n\n  c\n```', '<pre><code class="language-js">a &lt; b\n\n  c</code></pre>'],
    ['so:\n```\n**x**\n```\nthen', 'so:\n<pre>**x**</pre>\nthen'],
    ['```c++ title="x"\ny\n```', '<pre><code class="language-c++">y</code></pre>'],
    ['```"><b>\ny\n```', '<pre>y</pre>'],
  ])('%j is %j', (text, html) => {
    expect(htmlOf(text)).toEqual([html]);
  });
});

describe('a link', () => {
  test.each([
    ['[map](https://x.org/a?b=1&c="d")', '<a href="https://x.org/a?b=1&amp;c=%22d%22">map</a>'],
    ['[**map**](http://x.org/)', '<a href="http://x.org/"><b>map</b></a>'],
    ['[`map`](http://x.org/)', '<a href="http://x.org/">map</a>'],
    ['[Tom](tg://user?id=5)', '<a href="tg://user?id=5">Tom</a>'],
    ['https://x.org/a_b_c?d=*e*', 'https://x.org/a_b_c?d=*e*'],
    ['<https://x.org>', 'https://x.org'],
    ['![plan](https://x.org/p.png)', '<a href="https://x.org/p.png">plan</a>'],
    ['![](https://x.org/p.png)', 'https://x.org/p.png'],
    ['[![plan](https://x.org/p)](https://x.org/)', '<a href="https://x.org/">plan</a>'],
    ['[Lena Berg](todoist-mention://123), look', 'Lena Berg, look'],
    ['[write](mailto:a@x.org), [call](tel:+491)', 'write (a@x.org), call (+491)'],
    ['[a@x.org](mailto:a@x.org)', 'a@x.org'],
    ['[run](javascript:alert(1))', 'run (javascript:alert(1))'],
    ['[page](docs/wifi) [host](http://intranet/)', 'page (docs/wifi) host (http://intranet/)'],
    ['[wifi]: https://x.org', '[wifi]: https://x.org'],
  ])('%j is %j', (text, html) => {
    expect(htmlOf(text)).toEqual([html]);
  });
});

describe('blocks', () => {
  test.each([
    ['one\ntwo  \nthree\n\n\nfour', 'one\ntwo\nthree\n\n\nfour'],
    ['Bring:\n- a\n  more\n* b\n\nBye', 'Bring:\n• a\n  more\n• b\n\nBye'],
    ['- a\n  - b\n    1. c\n    2. d', '• a\n  • b\n    1. c\n    2. d'],
    ['3) a\n4) b\n\n5) c', '3) a\n4) b\n\n5) c'],
    ['- [ ] open\n- [x] done', '☐ open\n☑ done'],
    ['1. [x] done', '1. ☑ done'],
    ['- x\n  ```\n  y\n  z\n  ```', '• x\n<pre>y\nz</pre>'],
    ['> one\n> **two**\n\nthree', '<blockquote>one\n<b>two</b></blockquote>\n\nthree'],
    ['> one\n> > two', '<blockquote>one\ntwo</blockquote>'],
    ['> - a\n> - b', '<blockquote>• a\n• b</blockquote>'],
    ['> one\n\n> two', '<blockquote>one</blockquote>\n\n<blockquote>two</blockquote>'],
    ['| a | b |\n|---|---|\n| 1 | *2* |', '<b>a | b</b>\n1 | <i>2</i>'],
  ])('%j are %j', (text, html) => {
    expect(htmlOf(text)).toEqual([html]);
  });
});

describe('what is no Markdown is as typed:', () => {
  test.each([
    '**open',
    'an `open tick',
    '~~open *too',
    '[open](https://x.org',
    '**over\n\nlines**',
    '#',
    '```\n```',
    'so [](): nothing',
  ])('%j', (text) => {
    expect(htmlOf(text)).toEqual([text]);
  });

  test.each([
    ['<b>R&D</b> **x**', '&lt;b&gt;R&amp;D&lt;/b&gt; <b>x</b>'],
    ['a &amp; b', 'a &amp;amp; b'],
    ['<div>\n*x*', '&lt;div&gt;\n<i>x</i>'],
    ['<!-- x -->', '&lt;!-- x --&gt;'],
  ])('%j', (text, html) => {
    expect(htmlOf(text)).toEqual([html]);
  });

  test('marks nested past reading', () => {
    const text = '> '.repeat(7_000);
    expect(
      withoutSpace(
        htmlOf(text)
          .map((html) => shown(html).text)
          .join(''),
      ),
    ).toBe(withoutSpace(text));
  });
});

describe('the agent', () => {
  test('heads the first part alone', () => {
    const [first, second, ...more] = saidBy('Lena', 'a'.repeat(5_000));
    expect(first?.html).toMatch(/^<b>Lena<\/b>\na+$/);
    expect(second?.html).toMatch(/^a+$/);
    expect(more).toEqual([]);
  });

  test.each(['', ' \n '])('who says %j is named alone', (text) => {
    expect(saidBy('Lena', text)).toEqual([{ html: '<b>Lena</b>', plain: 'Lena' }]);
  });

  test('may be called anything', () => {
    expect(saidBy('<L> & *M*', 'hi')[0]?.html).toBe('<b>&lt;L&gt; &amp; *M*</b>\nhi');
  });
});

describe('plain text', () => {
  test('has no tags, and the addresses of links', () => {
    const [part] = saidBy('Lena', '**a** & [map](https://x.org)');
    expect(part?.plain).toBe('Lena\na & map (https://x.org)');
  });

  test('goes without addresses where they would make it too long', () => {
    const links = '[x](https://x.org/abc) '.repeat(400).trim();
    expect(saidBy('Lena', links)).toMatchObject([{ plain: `Lena\n${'x '.repeat(400).trim()}` }]);
  });
});

describe('a long reply', () => {
  test.each([
    ['a paragraph', `${'a '.repeat(1_500)}\n\n${'b '.repeat(300)}\n`],
    ['a line', `${'a '.repeat(1_500)}\n`],
    ['a word', 'a '.repeat(1_500)],
  ])('is cut after %s', (_, start) => {
    const [first, second] = saidBy('', `${start}${'c'.repeat(3_000)}`);
    expect(first?.plain).toBe(start.split('\n\n')[0]?.trim());
    expect(second?.plain).toMatch(/c$/);
  });

  test('goes on in the code that it was cut in', () => {
    const lines = Array.from({ length: 900 }, (_, line) => `if (a < ${line}) b();`);
    const parts = htmlOf(`See:\n\`\`\`js\n${lines.join('\n')}\n\`\`\`\nBye`);
    expect(parts.length).toBeGreaterThan(3);
    for (const [index, html] of parts.entries()) {
      const { text, entities } = shown(html);
      expect(entities).toEqual([expect.objectContaining({ type: 'pre', language: 'js' })]);
      expect(html.split('<pre><code class="language-js">').length).toBe(2);
      if (index > 0) expect(html).toMatch(/^<pre><code class="language-js">if/);
      expect(text).not.toContain('```');
    }
    const all = parts.map((html) => shown(html).text).join('\n');
    expect(all).toBe(['See:', ...lines, 'Bye'].join('\n'));
  });

  test('goes on in the link and the emphasis that it was cut in', () => {
    const words = 'word '.repeat(2_000).trim();
    const parts = htmlOf(`> **[${words}](https://x.org/)**`);
    expect(parts.length).toBe(3);
    for (const html of parts) {
      expect(html).toMatch(
        /^<blockquote><b><a href="https:\/\/x\.org\/">word( word)*<\/a><\/b><\/blockquote>$/,
      );
    }
  });

  test('is not cut inside an emoji, nor counted by its tags', () => {
    const parts = htmlOf('🙂'.repeat(3_000));
    expect(parts.map((html) => html.length)).toEqual([4_096, 1_904]);
    expect(parts.join('')).toBe('🙂'.repeat(3_000));
    const bold = htmlOf('**a** '.repeat(3_000));
    expect(bold.map((html) => shown(html).text.length)).toEqual([4_095, 1_903]);
  });

  test('is sent as text where its links are longer than Telegram reads', () => {
    const address = `https://x.org/${'ж'.repeat(6_000)}`;
    const parts = htmlOf(`[here](${address})`);
    expect(withoutSpace(parts.join(''))).toBe(`here(${address})`);
    expect(parts.map((html) => html.length > 4_096)).toEqual([false, false]);
  });
});

/** Texts that are full of marks, and of what they go with. */
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '_',
        '__',
        '~~',
        '`',
        '```',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '# ',
      ),
      fc.constantFrom('[', ']', '(', '](https://x.org)', '](x:y)', '![', '<b>', '&lt;', '&', '|'),
      fc.constantFrom('|---|---|', '\n---\n', '    ', '[x] ', '\\', 'http://x.org/a_b', '🙂', 'é'),
      fc.string({ maxLength: 5, unit: 'binary' }),
      fc.string({ maxLength: 900 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

test('whatever is written, each part is one that Telegram takes', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), marked, (agent, text) => {
      const parts = saidBy(agent.trim() || 'Lena', text);
      expect(parts.length).toBeGreaterThan(0);
      for (const { html, plain } of parts) {
        expect(shown(html).text.length).toBeLessThanOrEqual(4_096);
        expect(plain.length).toBeLessThanOrEqual(4_096);
        expect(withoutSpace(plain)).not.toBe('');
        expect(html).not.toMatch(/<blockquote>(?:(?!<\/blockquote>).)*<blockquote>/s);
        expect(html).not.toMatch(/<code[^>]*>[^<]*<(?!\/code>)/);
      }
    }),
    { numRuns: 500 },
  );
});

test('words without marks arrive to the last character', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'ж', '7', '🙂', '&', '<', ',', '"'),
    minLength: 1,
  });
  const typed = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n')), { maxLength: 2_000, size: 'max' })
    .map((words) => words.flat().join(''));
  fc.assert(
    fc.property(typed, (text) => {
      const parts = saidBy('Lena', text).map(({ html }) => shown(html).text);
      expect(withoutSpace(parts.join(''))).toBe(withoutSpace(`Lena${text}`));
    }),
  );
});
