import { extname } from 'node:path';

const LONGEST_NAME = 120;
const LONGEST_EXTENSION = 20;

/**
 * A name that people gave a file, fit to be shown and passed on: no folders, nothing invisible that would show it as
 * another one (control characters, marks that turn the direction of writing), at most 120 characters with its extension.
 * @returns `fallback` where nothing is left
 */
export function safeName(name: string | undefined, fallback: string): string {
  const last = (name ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const visible = last
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  return visible === '' ? fallback : cut(visible);
}

/** Shortens the middle: what kind of file it is shows at the end. */
function cut(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const extension = extname(name).slice(0, LONGEST_EXTENSION);
  return `${name.slice(0, LONGEST_NAME - extension.length - 1)}…${extension}`.toWellFormed();
}
