import type { Router } from 'express';
import { createActivities } from '../activities/index.ts';
import { checkTokens } from './check-tokens.ts';
import { createAgentStore } from './database/agent-store.ts';
import { createCursorStore } from './database/cursor-store.ts';
import { countDelivery } from './database/delivery-counts.ts';
import { createEventStore } from './database/event-store.ts';
import { createIntake } from './database/intake.ts';
import { createOrganizerStore } from './database/organizer-store.ts';
import { migrate, openOrm } from './database/orm.ts';
import { createOwnTickets } from './database/own-tickets.ts';
import { createParkedStore } from './database/parked-store.ts';
import { createTaskDirectory } from './database/task-directory.ts';
import { createTicketQueries } from './database/ticket-queries.ts';
import { createTicketStore } from './database/ticket-store.ts';
import { createUnroutedStore } from './database/unrouted-store.ts';
import { createTranslate } from './i18n/translate.ts';
import type { Logger } from './logger.ts';
import { rolesOf, type Role } from './roles.ts';
import { createBot } from './telegram/bot.ts';
import { connectTelegram } from './telegram/connection.ts';
import { registerMenu } from './telegram/menu.ts';
import { createMessenger } from './telegram/messenger.ts';
import { createPolling } from './telegram/polling.ts';
import { createUpdates } from './telegram/updates.ts';
import { createWebhookRegistration } from './telegram/webhook.ts';
import { connectTemporal } from './temporal/connection.ts';
import { prepareNamespace } from './temporal/prepare-namespace.ts';
import { createTickets } from './temporal/tickets.ts';
import { startWorkers, type Workers } from './temporal/worker.ts';
import { connectTodoist } from './todoist/api.ts';
import { createBoard } from './todoist/board.ts';
import { createCommands } from './todoist/commands.ts';
import { createChangeDelivery } from './todoist/deliver.ts';
import { createPeople } from './todoist/people.ts';
import { createPollPace } from './todoist/poll-pace.ts';
import { createProjectBoard } from './todoist/project-board.ts';
import { createWatcher } from './todoist/watcher.ts';
import { createWebServer } from './web/server.ts';
import { telegramWebhook } from './web/webhooks/telegram.ts';
import { todoistWebhook } from './web/webhooks/todoist.ts';

/** Where everything is that the desk stands on; all of it runs already. */
export interface AppOptions {
  role: Role;
  telegram: {
    token: string;
    apiRoot: string;
    mode: 'polling' | 'webhook';
    webhookSecrets: string[];
  };
  todoist: {
    token: string;
    apiRoot: string;
    clientSecrets: string[];
    pollSeconds: number | null;
  };
  databaseUrl: string;
  temporal: { address: string | null; env: Record<string, string>; payloadKey: Buffer | null };
  web: { port: number | null; host?: string; publicUrl: string | null };
  apiToken: string | null;
  /** Pages of others, such as the sandbox's. */
  pages: { path: string; router: Router }[];
  logger: Logger;
  /** Told when a part ends that should not. */
  onFailure: (error: unknown) => void;
}

/** The desk, put together. */
export type App = Awaited<ReturnType<typeof createApp>>;

/**
 * Builds all parts and connects them; nothing is taken in before `start`.
 * @throws an error of one sentence where the database or Temporal cannot be reached
 */
export async function createApp(options: AppOptions) {
  const { telegram: telegramOptions, todoist: todoistOptions, logger } = options;
  const roles = rolesOf(options.role);

  const orm = await openOrm(options.databaseUrl, (line) => logger.debug(line));
  if (options.role === 'all') await migrate(orm);
  const temporal = await connectTemporal(options.temporal);
  await prepareNamespace(temporal, logger);

  const agents = createAgentStore(orm);
  const events = createEventStore(orm);
  const organizers = createOrganizerStore(orm);
  const directory = createTaskDirectory(orm);
  const ticketQueries = createTicketQueries(orm);
  const tickets = createTickets(temporal);
  const translate = createTranslate();

  const telegraf = connectTelegram(telegramOptions);
  const messenger = createMessenger(telegraf.telegram);

  const todoist = connectTodoist(todoistOptions);
  const people = createPeople({ sdk: todoist.sdk, agents, projectIds: directory.projectIds });
  const commands = createCommands(todoist.sdk);
  const unrouted = createUnroutedStore(orm);
  const delivery = createChangeDelivery({
    ticketQueries,
    events,
    unrouted,
    tickets,
    people,
    logger,
  });
  const watcher = createWatcher({
    todoist,
    cursors: createCursorStore(orm),
    unrouted,
    directory,
    people,
    delivery,
    pace: createPollPace({
      seconds: todoistOptions.pollSeconds,
      hasWebhooks: todoistOptions.clientSecrets.length > 0,
      startedAt: Date.now(),
    }),
    logger,
  });

  const databaseFault = () => faultOf(orm.em.fork().execute('select 1'));
  const temporalFault = () => faultOf(temporal.client.workflowService.getSystemInfo({}));
  const bot = createBot(telegraf, {
    agents,
    events,
    organizers,
    intake: createIntake(orm),
    ownTickets: createOwnTickets(orm),
    tickets,
    messenger,
    translate,
    logger,
    onActivity: () => watcher.hurry(),
  });
  const updates = createUpdates({
    bot,
    parked: createParkedStore(orm),
    isInfrastructureDown: async () =>
      (await databaseFault()) !== null || (await temporalFault()) !== null,
    logger,
  });
  const [newestSecret] = telegramOptions.webhookSecrets;
  const updateSource =
    telegramOptions.mode === 'webhook' && newestSecret !== undefined
      ? createWebhookRegistration({
          telegram: telegraf.telegram,
          url: `${options.web.publicUrl}/webhooks/telegram`,
          secret: newestSecret,
          logger,
        })
      : createPolling({ telegram: telegraf.telegram, updates, logger });

  const activities = createActivities({
    messenger,
    board: createBoard({ sdk: todoist.sdk, commands, people }),
    links: delivery,
    store: createTicketStore(orm),
    translate,
  });
  let workers: Workers | null = null;

  const botUsername = async (): Promise<string | null> => {
    const me = await telegraf.telegram.getMe().catch(() => null);
    return me?.username ?? null;
  };
  const eventBoard = createProjectBoard(todoist.sdk, directory.projectIds);
  const webhooks = [
    ...(telegramOptions.mode === 'webhook'
      ? [
          {
            path: '/webhooks/telegram',
            router: telegramWebhook({ updates, secrets: telegramOptions.webhookSecrets, logger }),
          },
        ]
      : []),
    ...(todoistOptions.clientSecrets.length > 0
      ? [
          {
            path: '/webhooks/todoist',
            router: todoistWebhook({
              delivery,
              clientSecrets: todoistOptions.clientSecrets,
              logger,
            }),
          },
        ]
      : []),
  ];
  const web = createWebServer({
    logger,
    checks: [
      { name: 'database', check: databaseFault },
      { name: 'temporal', check: temporalFault },
      ...(roles.worker
        ? [{ name: 'worker', check: async () => (workers ? workers.fault() : 'not started yet') }]
        : []),
      ...(roles.bot ? [{ name: 'bot', check: async () => updateSource.fault() }] : []),
      ...(roles.bot ? [{ name: 'board', check: async () => watcher.fault() }] : []),
    ],
    api: roles.web
      ? {
          token: options.apiToken,
          events,
          agents,
          tickets: ticketQueries,
          board: eventBoard,
          countDelivery: () => countDelivery(orm),
          botUsername,
        }
      : null,
    mounts: roles.web ? [...webhooks, ...options.pages] : [],
  });

  return {
    events,
    eventBoard,
    agents,

    /**
     * Begins to work: what was left undone goes on.
     * @returns the port of the web server
     * @throws ConfigError where a vendor does not know its token
     */
    async start(): Promise<{ port: number }> {
      await checkTokens(telegraf.telegram, todoist.sdk);
      if (roles.worker) workers = await startWorkers(temporal, activities, options.onFailure);
      const { port } = await web.listen(options.web.port, options.web.host);
      if (roles.bot) {
        updateSource.start();
        watcher.start();
        registerMenu(telegraf.telegram, translate).catch((error: unknown) => {
          logger.warn({ reason: String(error) }, 'the menu of commands could not be set');
        });
      }
      return { port };
    },

    /** Ends in order: nothing new is taken in, what is under way is finished or left for the next start. */
    async stop(): Promise<void> {
      await Promise.all([updateSource.stop(), watcher.stop(), web.close()]);
      await workers?.stop();
      await temporal.close();
      await orm.close();
    },
  };
}

async function faultOf(check: Promise<unknown>): Promise<string | null> {
  try {
    await check;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
