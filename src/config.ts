import { z } from 'zod';
import { crossFaults } from './config-rules.ts';
import { text, VARIABLES, type Fault } from './config-variables.ts';

/** Where Pitcrew is told to run, and with what. `null` is "not configured": embedded, sandbox or off. */
export interface Config {
  telegram: {
    token: string | null;
    /** Origin, no slash at its end; null is Telegram's own. */
    apiRoot: string | null;
    mode: 'polling' | 'webhook';
    /** The first is given to Telegram, all are accepted: that is how a secret is rotated. */
    webhookSecrets: string[];
    agentsChatId: number | null;
  };
  todoist: {
    token: string | null;
    /** Origin, no slash at its end; null is Todoist's own. */
    apiRoot: string | null;
    /** HMAC keys of the webhook; none turns it off. */
    clientSecrets: string[];
    /** Seconds between two pulls; null is by activity. */
    pollSeconds: number | null;
  };
  databaseUrl: string | null;
  temporal: {
    /** A server of its own is configured; `@temporalio/envconfig` reads which from `env`. */
    external: boolean;
    /** The TEMPORAL_* variables alone. */
    env: Record<string, string>;
    /** 32 bytes. */
    payloadKey: Buffer | null;
    cliPath: string | null;
  };
  web: {
    /** Null is not asked for: 3000, or a free one. */
    port: number | null;
    /** Origin, no slash at its end. */
    publicUrl: string | null;
  };
  adminPassword: string | null;
  apiToken: string | null;
  /** Base address of an OTLP receiver of traces; null sends none. */
  otlpEndpoint: string | null;
  dataDir: string;
  logLevel: z.infer<typeof VARIABLES.LOG_LEVEL>;
}

/** The start is refused; the message lists every fault, one line each, and quotes no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    const lines = faults.map((fault) => `  ${fault.variable}: ${fault.message}`);
    super(`The configuration has ${count(faults.length)}:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads the environment; empty variables count as not set.
 * @throws ConfigError with all that is wrong.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = withoutEmpty(env);
  const parsed = z.object(VARIABLES).safeParse(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => ({
      variable: String(issue.path[0]),
      message: issue.message,
    })),
    ...crossFaults(given),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return arrange(parsed.data, given);
}

function arrange(
  set: z.infer<z.ZodObject<typeof VARIABLES>>,
  given: Record<string, string>,
): Config {
  const publicUrl = set.PUBLIC_URL ?? null;
  return {
    telegram: {
      token: set.TELEGRAM_BOT_TOKEN ?? null,
      apiRoot: set.TELEGRAM_API_ROOT ?? null,
      mode: set.TELEGRAM_MODE ?? (publicUrl === null ? 'polling' : 'webhook'),
      webhookSecrets: set.TELEGRAM_WEBHOOK_SECRET ?? [],
      agentsChatId: set.TELEGRAM_AGENTS_CHAT_ID ?? null,
    },
    todoist: {
      token: set.TODOIST_API_TOKEN ?? null,
      apiRoot: set.TODOIST_API_ROOT ?? null,
      clientSecrets: set.TODOIST_CLIENT_SECRET ?? [],
      pollSeconds: set.TODOIST_POLL_SECONDS ?? null,
    },
    databaseUrl: set.DATABASE_URL ?? null,
    temporal: {
      external: ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'].some(
        (name) => given[name] !== undefined,
      ),
      env: Object.fromEntries(
        Object.entries(given).filter(
          ([name]) => name.startsWith('TEMPORAL_') && !(name in VARIABLES),
        ),
      ),
      payloadKey: set.TEMPORAL_PAYLOAD_KEY ?? null,
      cliPath: set.TEMPORAL_CLI ?? null,
    },
    web: { port: set.PORT ?? null, publicUrl },
    adminPassword: set.ADMIN_PASSWORD ?? null,
    apiToken: set.API_TOKEN ?? null,
    otlpEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    dataDir: set.DATA_DIR,
    logLevel: set.LOG_LEVEL,
  };
}

function withoutEmpty(env: Record<string, string | undefined>): Record<string, string> {
  const named = Object.entries(env).map(([name, value]) => [name, text(value)] as const);
  return Object.fromEntries(named.filter((each): each is [string, string] => each[1] !== ''));
}

function count(faults: number): string {
  return faults === 1 ? 'a fault' : `${faults} faults`;
}
