import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { firstLine, placesOf } from './first-line.ts';

export type { Logger } from 'pino';

const HIDDEN = '[hidden]';

/** Secrets where they are known by the name of their field, at the top and two levels down. */
const SECRET_FIELDS = ['token', 'password', 'secret', 'authorization', 'cookie', 'apiKey'];

/** Telegram's API carries the bot's token in the path: https://core.telegram.org/bots/api#making-requests */
const BOT_TOKEN = /\bbot\d+:[\w-]+/g;

/**
 * Makes the logger of the process: JSON lines to `destination`, standard output by default. `secrets` are values that
 * must not be seen in any line, wherever a library may put them; those shorter than 6 characters are left alone.
 * Of errors only the first line is logged, and where they came from. `fields` tells what each line says of the work it speaks of.
 */
export function createLogger(options: {
  level: Level | 'silent';
  destination?: DestinationStream;
  secrets?: (string | null)[];
  fields?: () => object;
}): Logger {
  const hide = secretHider(options.secrets ?? []);
  return pino(
    {
      level: options.level,
      // The host's name and the process id say nothing here that the platform's log does not.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths(), censor: HIDDEN },
      hooks: { streamWrite: hide },
      mixin: options.fields,
      serializers: { err: describeError, reason: firstLine },
    },
    options.destination ?? pino.destination(1),
  );
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: firstLine(error) };
  const { name, cause } = error;
  return {
    type: name,
    message: firstLine(error.message),
    stack: placesOf(error),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

function secretPaths(): string[] {
  const headers = [
    'authorization',
    'cookie',
    '["set-cookie"]',
    '["x-telegram-bot-api-secret-token"]',
  ];
  const fields = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const inHeaders = headers.flatMap((name) => {
    const path = name.startsWith('[') ? name : `.${name}`;
    return [`headers${path}`, `*.headers${path}`, `*.*.headers${path}`];
  });
  return [...fields, ...inHeaders];
}

/** Makes what takes secrets out of JSON text; those shorter than 6 characters are left alone. */
export function secretHider(secrets: (string | null)[]): (line: string) => string {
  const known = secrets
    .filter((secret): secret is string => secret !== null && secret.length >= 6)
    // A line is JSON: the secret stands in it as JSON writes it.
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) =>
    known
      .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), line)
      .replace(BOT_TOKEN, `bot${HIDDEN}`);
}
