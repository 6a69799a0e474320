import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { languages } from '../../src/i18n/translate.ts';

const LOCALES = new URL('../../src/i18n/locales/', import.meta.url);
const ROOT = new URL('../../', import.meta.url);

/** The texts of a language by id, as they are written. */
function textsOf(language: string): Map<string, string> {
  const source = readFileSync(new URL(`${language}.ftl`, LOCALES), 'utf8');
  const blocks = source.split(/^(?=[a-z][\w-]* *=)/m).slice(1);
  return new Map(
    blocks.map((block) => [
      block.slice(0, block.indexOf('=')).trim(),
      block.slice(block.indexOf('=')),
    ]),
  );
}

function argumentsOf(text: string): string[] {
  return [...new Set(text.match(/\$\w+/g))].toSorted();
}

const english = textsOf('en');
const others = languages().filter((language) => language !== 'en');

describe.each(others)('the texts in %s', (language) => {
  const texts = textsOf(language);

  test('are those in English, no more and no fewer', () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test.each([...english])('take the same arguments in %s', (id, text) => {
    expect(argumentsOf(texts.get(id) ?? '')).toEqual(argumentsOf(text));
  });
});

describe('the code and the texts', () => {
  const code = globSync(['src/**/*.ts', 'activities/*.ts', 'workflows/*.ts'], {
    cwd: ROOT.pathname,
    exclude: ['src/sandbox/**', 'src/i18n/**'],
  })
    .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
    .join('\n')
    // What comments quote is not code.
    .replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');

  const named = new Set(code.match(/(?<=')[a-z]+(?:-[a-z]+)*(?=')/g));
  /** `notice-${…}` and the like: what is put in comes from a union of words, or a list of them. */
  const families = [...code.matchAll(/\btranslate\([^;`]*`([a-z]+(?:-[a-z]+)*-)\$\{/g)].flatMap(
    ([, family]) => family ?? [],
  );
  const unions: Record<string, string[]> = {
    'agents-': wordsOf('AgentsText'),
    'agents-card-': wordsOf('TicketStatus'),
    'lead-': wordsOf('Urgency'),
    'notice-': wordsOf('NoticeName'),
    'remark-': wordsOf('RemarkName'),
    'status-': wordsOf('TicketStatus'),
    'command-': wordsOf('Command'),
  };
  const members = Object.entries(unions).flatMap(([family, words]) =>
    words.map((word) => `${family}${word}`),
  );

  function wordsOf(union: string): string[] {
    const declaration = new RegExp(`type ${union} =([^;]*);`).exec(code)?.[1] ?? '';
    return [...declaration.matchAll(/'([\w-]+)'/g)].flatMap(([, word]) => word ?? []);
  }

  test('every family of texts is one that this test knows the members of', () => {
    expect([...new Set(families)].toSorted()).toEqual(Object.keys(unions).toSorted());
    for (const words of Object.values(unions)) expect(words.length).toBeGreaterThan(1);
  });

  test('every text that the code asks for is there', () => {
    const calls = code.match(/\b(?:translate|say|text|button)\([^;]*?\)/g) ?? [];
    const prefixes = /^(?:button|kind|pressed|age)-/;
    const asked = [
      ...calls.flatMap((call) => call.match(/(?<=')[a-z]+-[a-z]+(?:-[a-z]+)*(?=')/g) ?? []),
      ...[...named].filter((word) => prefixes.test(word)),
      ...members,
    ];
    expect(asked.length).toBeGreaterThan(60);
    expect([...new Set(asked)].filter((id) => !english.has(id))).toEqual([]);
  });

  test('every text there is, is asked for', () => {
    const unused = [...english.keys()].filter((id) => !named.has(id) && !members.includes(id));
    expect(unused).toEqual([]);
  });
});
