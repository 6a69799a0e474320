/** One page of a list that Todoist hands out in pages. */
export interface Page<T> {
  results: T[];
  nextCursor: string | null;
}

/** Reads a list to its end, page by page. */
export async function* pages<T>(
  ask: (cursor: string | null) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await ask(cursor);
    yield page.results;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** All that a list holds. */
export async function allPages<T>(ask: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const results of pages(ask)) all.push(...results);
  return all;
}
