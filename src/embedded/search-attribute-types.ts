import { SEARCH_ATTRIBUTES } from '../domain/search-attributes.ts';

/** The tickets' search attributes, with their types as the dev server's arguments name them. */
export function searchAttributeTypes(): Record<string, 'Keyword' | 'Datetime'> {
  const types = { KEYWORD: 'Keyword', DATETIME: 'Datetime' } as const;
  return Object.fromEntries(
    Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, types[type]]),
  );
}
