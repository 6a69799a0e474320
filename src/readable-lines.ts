import type { DestinationStream } from 'pino';

/** An error as the logger describes it; what was thrown and is no Error has a message alone. */
interface LoggedError {
  type?: string;
  message: string;
  stack?: string;
  cause?: LoggedError;
}

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
    const lines = [`${clock} ${String(level).padEnd(5)} ${String(msg)}${inBrackets}`];
    if (err) lines.push(...errorLines(err as LoggedError));
    return `${lines.join('\n')}\n`;
  } catch {
    return line;
  }
}

function errorLines({ type, message, stack, cause }: LoggedError, lead = ''): string[] {
  return [
    `${lead}${[type, message].filter(Boolean).join(': ')}`,
    ...(stack ? [stack] : []),
    ...(cause ? errorLines(cause, 'caused by ') : []),
  ];
}
