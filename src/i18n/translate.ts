import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';

export type TextArguments = Record<string, string | number>;

/** Finds a text by its id in a language; an unknown language, or a text it lacks, is answered in English. */
export type Translate = (language: string, id: string, args?: TextArguments) => string;

const LOCALES = new URL('./locales/', import.meta.url);
const FALLBACK = 'en';

/** Languages there are texts in: one Fluent file each. */
export function languages(): string[] {
  return readdirSync(LOCALES)
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
 * @returns the function that finds them; it throws for an id that no language has: that is a mistake in the code.
 */
export function createTranslate(): Translate {
  const bundles = new Map(languages().map((language) => [language, readBundle(language)]));
  return (language, id, args) => {
    for (const bundle of [bundles.get(language), bundles.get(FALLBACK)]) {
      const message = bundle?.getMessage(id);
      if (bundle && message?.value) return bundle.formatPattern(message.value, args ?? {});
    }
    throw new Error(`There is no text "${id}".`);
  };
}

function readBundle(language: string): FluentBundle {
  // Telegram shows the marks that isolate directions as boxes on some phones; names are escaped, not isolated.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const source = readFileSync(new URL(`${language}.ftl`, LOCALES), 'utf8');
  const [problem] = bundle.addResource(new FluentResource(source));
  if (problem) throw problem;
  return bundle;
}
