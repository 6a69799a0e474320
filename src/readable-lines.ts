import type { DestinationStream } from 'pino';

/** Writes log lines as people read them at a terminal: `21:05:12 warn  message (reason: …)`. */
export function readableLines(stream: { write(line: string): unknown }): DestinationStream {
  return { write: (line) => void stream.write(readable(line)) };
}

function readable(line: string): string {
  try {
    const { level, time, msg = '', err, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const clock = new Date(String(time)).toTimeString().slice(0, 8);
    const facts = Object.entries(rest)
      .filter(([, value]) => value !== null)
      .map(
        ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
    const inBrackets = facts.length > 0 ? ` (${facts.join(', ')})` : '';
    const { stack, message } = (err ?? {}) as { stack?: string; message?: string };
    const story = err ? `\n${stack ?? message}` : '';
    return `${clock} ${String(level).padEnd(5)} ${String(msg)}${inBrackets}${story}\n`;
  } catch {
    return line;
  }
}
