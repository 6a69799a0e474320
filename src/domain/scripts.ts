/** A comment that begins with a script's name, and what follows it. */
export interface ScriptCall {
  name: string;
  rest: string;
}

/** What a script's placeholders stand for. */
export interface ScriptValues {
  organizer: string;
  agent: string;
  number: number;
}

// \p{M}: accents and vowel signs are part of their letters. Longer words are no names, rather than cut.
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,39}(?![\p{L}\p{M}\p{N}_-])/u;
const NAMES_SHOWN = 5;

/**
 * The script that a comment calls: `!wifi` alone or at its start. A name has 1 to 40 letters, digits, `_` and `-`, begins
 * with a letter or digit, and is told in lower case; `rest` is what follows it, trimmed.
 * @returns null where the comment calls none
 */
export function scriptCall(text: string): ScriptCall | null {
  const comment = text.trim().normalize('NFC');
  const name = comment.startsWith('!') ? NAME.exec(comment.slice(1))?.[0] : undefined;
  if (name === undefined) return null;
  return { name: name.toLowerCase(), rest: comment.slice(1 + name.length).trim() };
}

/** A script's name as it is kept: what `!` and this text would call. @returns null where it is no name */
export function readScriptName(text: string): string | null {
  const call = scriptCall(`!${text.trim()}`);
  return call?.rest === '' ? call.name : null;
}

/** Fills in `{organizer}`, `{agent}` and `{number}`; other braces stay, also those in the values. */
export function fillScript(text: string, values: ScriptValues): string {
  return text.replace(/\{(organizer|agent|number)\}/g, (_, key: keyof ScriptValues) =>
    String(values[key]),
  );
}

/** At most five names that may have been meant by `name`, the nearest first; where none is near, the first by alphabet. */
export function nearNames(name: string, names: string[]): string[] {
  const wanted = name.toLowerCase();
  const sorted = [...new Set(names)].toSorted();
  const near = sorted
    .map((known) => ({ known, steps: stepsApart(wanted, known) }))
    .filter(({ known, steps }) => steps <= Math.ceil(known.length / 3))
    .toSorted((one, other) => one.steps - other.steps)
    .map(({ known }) => known);
  return (near.length > 0 ? near : sorted).slice(0, NAMES_SHOWN);
}

/** How many letters must change; one at most where a name is the beginning or a part of the other. */
function stepsApart(one: string, other: string): number {
  if (one.includes(other) || other.includes(one)) return one === other ? 0 : 1;
  return editDistance(one, other);
}

/** Levenshtein's distance: letters put in, taken out or exchanged. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, count) => count);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      const exchange = (row[to] ?? 0) + (one[at] === other[to] ? 0 : 1);
      next.push(Math.min(exchange, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
