import { readFile } from 'node:fs/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createApp, type App, type AppOptions } from '../../src/app.ts';
import { DEFAULT_TIMERS } from '../../src/domain/timers.ts';
import type { Role } from '../../src/roles.ts';
import { createLogger } from '../../src/logger.ts';
import { createTelegramServer, type TelegramServer } from '../../src/sandbox/telegram-server.ts';
import {
  createTodoistServer,
  type TodoistServer,
  type TodoistServerOptions,
} from '../../src/sandbox/todoist-server.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { openNamespace } from './namespace.ts';
import { serverOf, TEST_WORKFLOWS } from './servers.ts';
import { until } from './until.ts';

export const ANNA = { id: 5001, firstName: 'Anna', lastName: 'Petrova', languageCode: 'ru' };
export const TOM = { id: 5002, firstName: 'Tom', lastName: 'Becker', languageCode: 'en' };
export const STRANGER = { id: 5999, firstName: 'Sam', languageCode: 'en' };
export const LENA = { id: '7001', name: 'Lena Berg', email: 'lena@example.com', token: 'lena' };
export const MAX = { id: '7002', name: 'Max Roth', email: 'max@example.com', token: 'max' };
export const BOT = { id: '7000', name: 'Pitcrew', email: 'bot@example.com', token: 'bot-token' };

export const TELEGRAM_TOKEN = '1000001:test';
export const TELEGRAM_SECRET = 'telegram-secret';
export const CLIENT_SECRET = 'client-secret';
const API_TOKEN = 'api-token';
export const ADMIN_PASSWORD = 'admin-password';

// The SDK's own log lines would bury what the tests say.
Runtime.install({ logger: new DefaultLogger('ERROR') });

/** One message of a ticket, as the API tells it. */
export interface ApiMessage {
  id: string;
  direction: 'in' | 'out' | 'note';
  author: string;
  text: string;
  delivery: 'pending' | 'delivered' | 'failed';
}

/** A ticket, as the API tells it. */
export interface ApiTicket {
  number: number;
  status: string;
  subject: string;
  agent: { todoistUserId: string; name: string } | null;
  rating: number | null;
  reopenedCount: number;
  previousNumber: number | null;
  todoistTaskId: string | null;
  messages: ApiMessage[];
}

/** A whole desk on real parts; the two vendors are simulators, which outlive the desk's own stops and starts. */
export interface TestDesk {
  telegram: TelegramServer;
  todoist: TodoistServer;
  database: TestDatabase;
  temporal: { address: string; namespace: string };
  /** Origin of the web server. */
  url(): string;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: never }>;
  tickets(): Promise<ApiTicket[]>;
  ticket(number: number): Promise<ApiTicket>;
  /** Waits until ticket `number` is as `matches` says. */
  ticketWhen(
    number: number,
    what: string,
    matches: (ticket: ApiTicket) => boolean,
  ): Promise<ApiTicket>;
  /** Opens the event HACK, and lets the organizers in. */
  openEvent(fields?: Record<string, unknown>): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface TestDeskOptions {
  telegramMode?: 'polling' | 'webhook';
  todoistWebhooks?: boolean;
  pollSeconds?: number | null;
  payloadKey?: Buffer | null;
  /** The agents' chat of events that name none. */
  agentsChatId?: number | null;
  /** The parts, each an app of its own; by default one app does it all. */
  roles?: Role[];
  /** A Temporal server of the test's own; by default a namespace on the run's. */
  temporal?: { address: string; namespace: string };
  /** The bot uses an agent's own Todoist account. */
  bot?: TodoistServerOptions['bot'];
  /** Puts something between the desk and a vendor: given the vendor's origin, gives the one that the desk is told. */
  through?: { telegram?: Detour; todoist?: Detour };
  /** Where its log lines go; by default nowhere. */
  logger?: AppOptions['logger'];
  tracing?: AppOptions['tracing'];
  /** Runs the desk somewhere else than in the test's process. */
  launch?: (options: AppOptions) => Promise<Pick<App, 'stop'> & { start(): Promise<unknown> }>;
}

type Detour = (origin: string) => Promise<string>;

/** Builds the desk and starts it. */
export async function openDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const { telegramMode = 'polling', todoistWebhooks = false, pollSeconds = 1 } = options;
  const { through = {}, launch = createApp } = options;
  const [database, temporal, port] = await Promise.all([
    openTestDatabase(),
    options.temporal ?? openNamespace(),
    freePort(),
  ]);
  const telegram = createTelegramServer({ token: TELEGRAM_TOKEN });
  const bot = options.bot ?? BOT;
  const todoist = createTodoistServer({
    bot,
    people: [LENA, MAX].filter(({ id }) => id !== bot.id),
    clientSecret: CLIENT_SECRET,
  });
  for (const person of [ANNA, TOM, STRANGER]) telegram.addPerson(person);
  const telegramUrl = await telegram.listen();
  const todoistUrl = await todoist.listen();
  const [telegramRoot = telegramUrl, todoistRoot = todoistUrl] = await Promise.all([
    through.telegram?.(telegramUrl),
    through.todoist?.(todoistUrl),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const appOptions: AppOptions = {
    role: 'all',
    telegram: {
      token: TELEGRAM_TOKEN,
      apiRoot: telegramRoot,
      mode: telegramMode,
      webhookSecrets: telegramMode === 'webhook' ? [TELEGRAM_SECRET] : [],
      agentsChatId: options.agentsChatId ?? null,
    },
    todoist: {
      token: bot.token,
      apiRoot: todoistRoot,
      clientSecrets: todoistWebhooks ? [CLIENT_SECRET] : [],
      pollSeconds,
    },
    databaseUrl: database.url,
    temporal: {
      address: null,
      env: { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace },
      payloadKey: options.payloadKey ?? null,
    },
    web: { port, host: '127.0.0.1', publicUrl: url },
    apiToken: API_TOKEN,
    adminPassword: ADMIN_PASSWORD,
    temporalUi: null,
    pages: [],
    logger: options.logger ?? createLogger({ level: 'silent' }),
    tracing: options.tracing,
    onFailure: (error) => {
      throw error;
    },
  };
  if (todoistWebhooks) todoist.setWebhook(`${url}/webhooks/todoist`);

  let apps: Pick<App, 'stop'>[] = [];
  const workflows = await readFile(serverOf(TEST_WORKFLOWS), 'utf8');
  const desk: TestDesk = {
    telegram,
    todoist,
    database,
    temporal,
    url: () => url,
    async ask(method, path, body) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    async tickets() {
      const { items } = (await desk.ask('GET', '/tickets')).body as { items: ApiTicket[] };
      return items.toSorted((one, other) => one.number - other.number);
    },
    async ticket(number) {
      return (await desk.ask('GET', `/tickets/${number}`)).body;
    },
    ticketWhen: (number, what, matches) =>
      until(`ticket ${number} ${what}`, async () => {
        const ticket = await desk.ticket(number);
        return ticket.number === number && matches(ticket) ? ticket : null;
      }),
    async openEvent(fields = {}) {
      const event = { name: 'Hack 2026', code: 'HACK', timers: DEFAULT_TIMERS, ...fields };
      const { status, body } = await desk.ask('POST', '/events', event);
      if (status !== 201) throw new Error(`The event was refused: ${JSON.stringify(body)}`);
      for (const person of [ANNA, TOM]) telegram.say(person.id, '/start HACK');
      for (const person of [ANNA, TOM]) {
        await until('the organizer is welcomed', () =>
          telegram.chat(person.id).some(({ from }) => from === 'bot'),
        );
      }
    },
    async start() {
      for (const role of options.roles ?? ['all' as const]) {
        // The web role is the one that answers at the desk's address.
        const web = { ...appOptions.web, port: role === 'web' || role === 'all' ? port : 0 };
        const app = await launch({ ...appOptions, role, web, workflows });
        apps.push(app);
        await app.start();
      }
    },
    async stop() {
      await Promise.all(apps.map((app) => app.stop()));
      apps = [];
    },
    async close() {
      await desk.stop();
      await Promise.all([telegram.close(), todoist.close()]);
      await database.close();
    },
  };
  await desk.start();
  return desk;
}
