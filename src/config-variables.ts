import { z } from 'zod';

/** What is wrong with one variable, and what to do. */
export interface Fault {
  variable: string;
  message: string;
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Telegram's rule for `secret_token` of setWebhook: https://core.telegram.org/bots/api#setwebhook */
const WEBHOOK_SECRET = /^[A-Za-z0-9_-]{1,256}$/;

const apiRoot = z
  .string()
  .transform((value, context) => origin(value) ?? fault(context, NO_ORIGIN))
  .optional();

const NO_ORIGIN =
  'is not the origin of an API; give scheme and host only, such as https://api.example.org';

const token = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'has characters that no token has; copy it again')
  .optional();

/** Every variable Pitcrew reads, by name, but those of `@temporalio/envconfig`. Messages quote no secret. */
export const VARIABLES = {
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_MODE: oneOf(['polling', 'webhook']).optional(),
  TELEGRAM_WEBHOOK_SECRET: list(
    (secret) => WEBHOOK_SECRET.test(secret),
    'takes 1 to 256 characters of A-Z a-z 0-9 _ - (several, with commas, while it is rotated)',
  ).optional(),
  TELEGRAM_AGENTS_CHAT_ID: number(
    (value) => Number.isSafeInteger(value) && value !== 0,
    'is the number of a chat, such as -1001234567890',
  ).optional(),
  TODOIST_API_TOKEN: token,
  TODOIST_API_ROOT: apiRoot,
  TODOIST_CLIENT_SECRET: list(
    (secret) => !/\s/.test(secret),
    'has white space in it; copy it again (several, with commas, while it is rotated)',
  ).optional(),
  TODOIST_POLL_SECONDS: number(
    (value) => value > 0 && value <= 3_600,
    'is a number of seconds, above 0 and up to 3600',
  ).optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'is not of the form postgresql://user:password@host:5432/database')
    .optional(),
  TEMPORAL_PAYLOAD_KEY: z
    .string()
    .transform((value, context) => payloadKey(value) ?? fault(context, NO_KEY))
    .optional(),
  TEMPORAL_CLI: z.string().optional(),
  PORT: number(
    (value) => Number.isInteger(value) && value >= 0 && value <= 65_535,
    'is a port, 0 to 65535 (0 is any free one)',
  ).optional(),
  PUBLIC_URL: z
    .string()
    .transform((value, context) => publicUrl(value) ?? fault(context, NO_PUBLIC_URL))
    .optional(),
  ADMIN_PASSWORD: z.string().optional(),
  API_TOKEN: token,
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(isHttp, 'is not the address of an OTLP receiver, such as http://localhost:4318')
    .optional(),
  DATA_DIR: z.string().default('.pitcrew'),
  LOG_LEVEL: oneOf(LEVELS).default('info'),
};

const NO_KEY = 'is not the base64 of exactly 32 bytes; make one with: openssl rand -base64 32';

const NO_PUBLIC_URL =
  'is not a public origin; give https://host (http:// is for localhost alone), without a path';

/** A variable's value as it counts: without the white space around it, '' where it is not set. */
export function text(value: string | undefined): string {
  return value?.trim() ?? '';
}

function fault(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function oneOf<const T extends readonly string[]>(values: T): z.ZodEnum<{ [K in T[number]]: K }> {
  return z.enum(values, {
    error: ({ input }) => `is ${quote(input)}; it takes one of ${values.join(', ')}`,
  });
}

function list(isValid: (value: string) => boolean, message: string) {
  return z
    .string()
    .transform((value) => value.split(',').map((each) => each.trim()))
    .refine((values) => values.every((each) => each !== '' && isValid(each)), message);
}

function number(isValid: (value: number) => boolean, message: string) {
  return z.string().transform((value, context) => {
    const read = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return isValid(read) ? read : fault(context, `${message}; it is ${quote(value)}`);
  });
}

/** What was given, where it is too short to be a secret pasted into the wrong line. */
function quote(value: unknown): string {
  return typeof value === 'string' && value.length <= 15 ? `"${value}"` : 'something else';
}

function origin(value: string): string | null {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const isBare = url.href === `${url.origin}/`;
  return isBare ? url.origin : null;
}

function isHttp(value: string): boolean {
  return /^https?:$/.test(URL.parse(value)?.protocol ?? '');
}

function publicUrl(value: string): string | null {
  const found = origin(value);
  const isLoopback = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(found ?? '');
  return found?.startsWith('https:') || isLoopback ? found : null;
}

function isDatabaseUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

function payloadKey(value: string): Buffer | null {
  const key = Buffer.from(value, 'base64');
  const isCanonical = key.toString('base64').replace(/=+$/, '') === value.replace(/=+$/, '');
  return isCanonical && key.length === 32 ? key : null;
}
