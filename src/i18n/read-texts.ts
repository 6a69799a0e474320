import { FluentResource } from '@fluent/bundle';

const TEXT_START = /^(-?[a-zA-Z][\w-]*) *=/;
/** What else may begin a line that is not indented: a comment, or the brace that ends a choice. */
const OTHER_START = /^(#|\}|$)/;

/**
 * Reads a Fluent file. The library's own parser leaves out what it cannot read, and says nothing.
 * @param name of the file, for the error
 * @throws where a line or a text cannot be read: its place and its id
 */
export function readTexts(source: string, name: string): FluentResource {
  const resource = new FluentResource(source);
  const read = new Set(resource.body.map(({ id }) => id));
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    const id = TEXT_START.exec(line)?.[1];
    const isIndented = /^\s/.test(line);
    const canBeRead = id === undefined ? isIndented || OTHER_START.test(line) : read.has(id);
    if (!canBeRead) throw new Error(`${name}, line ${index + 1}: cannot be read: ${id ?? line}`);
  }
  return resource;
}
