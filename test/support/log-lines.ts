import { createLogger, type Logger } from '../../src/logger.ts';
import type { Tracing } from '../../src/tracing/tracing.ts';

/** One line of the log. */
export type LogLine = Record<string, unknown> & { msg: string };

/** A logger that keeps its lines, down to debug. */
export function keepLog(tracing: Tracing): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line) => void lines.push(JSON.parse(line) as LogLine) },
    fields: () => tracing.fields(),
  });
  return { logger, lines };
}
