import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTranslate, languageFor } from '../../src/i18n/translate.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitcrew-texts-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function texts(files: Record<string, string>) {
  for (const [name, source] of Object.entries(files)) await writeFile(join(folder, name), source);
  return createTranslate(pathToFileURL(`${folder}/`));
}

test('a text is found in its language, and else in English', async () => {
  const translate = await texts({
    'en.ftl': 'greeting = Hello, { $name }\nbye = Bye\n',
    'ru.ftl': 'greeting = Привет, { $name }\n',
  });
  expect(translate('ru', 'greeting', { name: 'Anna' })).toBe('Привет, Anna');
  expect(translate('ru', 'bye')).toBe('Bye');
  expect(translate('de', 'bye')).toBe('Bye');
});

test('a text that nobody wrote, and an argument that nobody gave, are errors', async () => {
  const translate = await texts({ 'en.ftl': 'greeting = Hello, { $name }\n' });
  expect(() => translate('en', 'toString')).toThrow('There is no text "toString".');
  expect(() => translate('en', 'greeting')).toThrow('$name');
});

describe('a file is refused, with the place, where', () => {
  test.each([
    ['a text has no end', 'fine = Fine\nbroken = { $name\n', 'en.ftl, line 2'],
    ['a choice has no default', 'broken = { $n ->\n    [one] One\n  }\n', 'en.ftl, line 1'],
    ['a text is empty', 'broken =\nfine = Fine\n', 'en.ftl, line 1'],
    ['a line is no text', 'fine = Fine\nwhat is this\n', 'en.ftl, line 2'],
    ['a text is there twice', 'twice = One\ntwice = Two\n', 'twice'],
  ])('%s', async (_, source, place) => {
    await expect(texts({ 'en.ftl': source })).rejects.toThrow(place);
  });
});

test.each([
  ['ru', 'ru'],
  ['RU', 'ru'],
  ['ru-RU', 'ru'],
  ['en-GB', 'en'],
  ['de', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('somebody whose Telegram says %j is spoken to in %j', (code, language) => {
  expect(languageFor(code)).toBe(language);
});
