import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle } from '@fluent/bundle';
import { readTexts } from './read-texts.ts';

export type TextArguments = Record<string, string | number>;

/** Finds a text by its id in a language; an unknown language, or a text it lacks, is answered in English. */
export type Translate = (language: string, id: string, args?: TextArguments) => string;

const LOCALES = new URL('./locales/', import.meta.url);
const FALLBACK = 'en';

/** Languages there are texts in: one Fluent file each. */
export function languages(folder = LOCALES): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ftl'))
    .map((file) => file.replace(/\.ftl$/, ''))
    .toSorted();
}

/** The language to speak to somebody whose Telegram says `code` (such as `ru` or `en-GB`). */
export function languageFor(code: string | undefined): string {
  const language = code?.split('-')[0]?.toLowerCase() ?? '';
  return languages().includes(language) ? language : FALLBACK;
}

/**
 * Reads all texts.
 * @param folder where the Fluent files are; ends with a slash
 * @returns the function that finds them; it throws for an id that no language has, and for an argument that is
 * missing: those are mistakes in the code.
 * @throws where a file holds what cannot be read
 */
export function createTranslate(folder = LOCALES): Translate {
  const bundles = new Map(
    languages(folder).map((language) => [language, readBundle(language, folder)]),
  );
  return (language, id, args) => {
    for (const bundle of [bundles.get(language), bundles.get(FALLBACK)]) {
      const message = bundle?.getMessage(id);
      if (bundle && message?.value) return bundle.formatPattern(message.value, args ?? {});
    }
    throw new Error(`There is no text "${id}".`);
  };
}

function readBundle(language: string, folder: URL): FluentBundle {
  // Telegram shows the marks that isolate directions as boxes on some phones; names are escaped, not isolated.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const file = `${language}.ftl`;
  const source = readFileSync(new URL(file, folder), 'utf8');
  const [problem] = bundle.addResource(readTexts(source, file));
  if (problem) throw problem;
  return bundle;
}
