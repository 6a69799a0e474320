import { wear, type Run, type Tag } from './runs.ts';

/** Where text stands: the tags around it, and what its further lines begin with. */
export interface Place {
  tags: readonly Tag[];
  indent: string;
}

/** Words as they are, line ends included. */
export function words(text: string, { tags, indent }: Place): Run[] {
  return text === '' ? [] : [{ text: text.replaceAll('\n', `\n${indent}`), tags }];
}

/** `place`, within one more tag. */
export function inside(place: Place, tag: Tag): Place {
  return { ...place, tags: wear(place.tags, tag) };
}

/** The line ends after the last word of `raw`. */
export function newlinesAtEnd(raw: string): string {
  return raw.slice(raw.trimEnd().length).replaceAll(/[^\n]/g, '');
}
