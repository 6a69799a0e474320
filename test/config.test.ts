import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../src/config.ts';

const TOKENS = { TELEGRAM_BOT_TOKEN: '123:abc', TODOIST_API_TOKEN: '0123456789abcdef' };
const KEY = Buffer.alloc(32, 7).toString('base64');

function faultsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no fault';
}

describe('loadConfig', () => {
  it('gives the sandbox on embedded servers where nothing is set', () => {
    expect(loadConfig({ PATH: '/bin', PORT: '', LOG_LEVEL: '  ' })).toEqual({
      telegram: {
        token: null,
        apiRoot: null,
        mode: 'polling',
        webhookSecrets: [],
        agentsChatId: null,
      },
      todoist: { token: null, apiRoot: null, clientSecrets: [], pollSeconds: null },
      databaseUrl: null,
      temporal: { external: false, env: {}, payloadKey: null, cliPath: null },
      web: { port: null, publicUrl: null },
      adminPassword: null,
      apiToken: null,
      otlpEndpoint: null,
      dataDir: '.pitcrew',
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    expect(
      loadConfig({
        ...TOKENS,
        TELEGRAM_API_ROOT: 'http://telegram:8081/',
        TELEGRAM_WEBHOOK_SECRET: 'new_one, old-one',
        TELEGRAM_AGENTS_CHAT_ID: '-1001234567890',
        TODOIST_API_ROOT: 'https://todoist.example.org',
        TODOIST_CLIENT_SECRET: 'first,second',
        TODOIST_POLL_SECONDS: '2.5',
        DATABASE_URL: 'postgresql://me:pw@db/desk',
        TEMPORAL_ADDRESS: 'temporal:7233',
        TEMPORAL_TLS_CLIENT_CERT_PATH: '/certs/client.pem',
        TEMPORAL_PAYLOAD_KEY: KEY,
        TEMPORAL_CLI: '/opt/temporal',
        PORT: '0',
        PUBLIC_URL: 'https://desk.example.org/',
        ADMIN_PASSWORD: 'a password',
        API_TOKEN: 'abc/+=',
        DATA_DIR: '/data',
        LOG_LEVEL: 'debug',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      }),
    ).toEqual({
      telegram: {
        token: '123:abc',
        apiRoot: 'http://telegram:8081',
        mode: 'webhook',
        webhookSecrets: ['new_one', 'old-one'],
        agentsChatId: -1_001_234_567_890,
      },
      todoist: {
        token: '0123456789abcdef',
        apiRoot: 'https://todoist.example.org',
        clientSecrets: ['first', 'second'],
        pollSeconds: 2.5,
      },
      databaseUrl: 'postgresql://me:pw@db/desk',
      temporal: {
        external: true,
        env: {
          TEMPORAL_ADDRESS: 'temporal:7233',
          TEMPORAL_TLS_CLIENT_CERT_PATH: '/certs/client.pem',
        },
        payloadKey: Buffer.alloc(32, 7),
        cliPath: '/opt/temporal',
      },
      web: { port: 0, publicUrl: 'https://desk.example.org' },
      adminPassword: 'a password',
      apiToken: 'abc/+=',
      otlpEndpoint: 'http://collector:4318',
      dataDir: '/data',
      logLevel: 'debug',
    });
  });

  it('polls where that is asked for, though there is a public address', () => {
    const config = loadConfig({ PUBLIC_URL: 'https://desk.example.org', TELEGRAM_MODE: 'polling' });

    expect(config.telegram.mode).toBe('polling');
  });

  it.each([
    ['TEMPORAL_PROFILE', true],
    ['TEMPORAL_CONFIG_FILE', true],
    ['TEMPORAL_CLI', false],
  ])('takes %s alone for a Temporal server of its own: %s', (name, expected) => {
    expect(loadConfig({ [name]: 'x' }).temporal.external).toBe(expected);
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080'])(
    'takes %s for a public address, since it never leaves the machine',
    (url) => {
      expect(loadConfig({ PUBLIC_URL: url, TELEGRAM_MODE: 'polling' }).web.publicUrl).toBe(url);
    },
  );

  it('lists every fault at once, a line each', () => {
    const message = faultsOf({
      TELEGRAM_BOT_TOKEN: '123:abc',
      TELEGRAM_MODE: 'pigeon',
      LOG_LEVEL: 'loud',
      PORT: '70000',
    });

    expect(message.split('\n')).toEqual([
      'The configuration has 4 faults:',
      expect.stringMatching(/^ {2}TELEGRAM_MODE: .*"pigeon".*polling, webhook/),
      expect.stringMatching(/^ {2}PORT: .*0 to 65535.*"70000"/),
      expect.stringMatching(/^ {2}LOG_LEVEL: .*"loud".*trace, debug/),
      expect.stringMatching(/^ {2}TODOIST_API_TOKEN: .*missing/),
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['TELEGRAM_BOT_TOKEN', { TODOIST_API_TOKEN: 'abc' }],
    ['PUBLIC_URL', { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 's' }],
    ['TELEGRAM_WEBHOOK_SECRET', { PUBLIC_URL: 'https://desk.example.org' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'good,not good' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(257) }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'good,' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://desk.example.org', TELEGRAM_MODE: 'polling' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://desk.example.org/desk', TELEGRAM_MODE: 'polling' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'api.telegram.org' }],
    ['TODOIST_API_ROOT', { TODOIST_API_ROOT: 'https://me:pw@todoist.example.org' }],
    ['TELEGRAM_AGENTS_CHAT_ID', { TELEGRAM_AGENTS_CHAT_ID: '@agents' }],
    ['TODOIST_POLL_SECONDS', { TODOIST_POLL_SECONDS: '0' }],
    ['TEMPORAL_PAYLOAD_KEY', { TEMPORAL_PAYLOAD_KEY: Buffer.alloc(31).toString('base64') }],
    ['TEMPORAL_PAYLOAD_KEY', { TEMPORAL_PAYLOAD_KEY: `${KEY}?` }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://me@db/desk' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://me@db' }],
    ['PORT', { PORT: '3e3' }],
  ])('refuses a wrong or missing %s (%j)', (variable, env) => {
    expect(faultsOf(env)).toMatch(
      new RegExp(`^The configuration has a fault:\n  ${variable}: .+$`),
    );
  });

  it('quotes no secret', () => {
    const message = faultsOf({
      TELEGRAM_BOT_TOKEN: 'hush hush',
      TELEGRAM_WEBHOOK_SECRET: 'hush hush',
      TODOIST_CLIENT_SECRET: 'hush hush',
      TODOIST_API_TOKEN: 'hush hush',
      TEMPORAL_PAYLOAD_KEY: 'hush',
      DATABASE_URL: 'hush',
      API_TOKEN: 'hush hush',
      // A token pasted into the wrong line.
      PORT: '123456789:hush-token-of-the-bot',
    });

    expect(message).toContain('The configuration has 8 faults');
    expect(message).not.toContain('hush');
  });
});
