/**
 * What an error says, without what it quotes: PostgreSQL and MikroORM put whole rows, and with them what people wrote,
 * into the lines after the first.
 */
export function firstLine(error: unknown): string {
  return String(error).split('\n', 1)[0] ?? '';
}

/** Where an error came from: the lines of its stack that name code, and none of what it says. */
export function placesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
