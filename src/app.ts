import type { Router } from 'express';
import { createActivities } from '../activities/index.ts';
import { checkTokens } from './check-tokens.ts';
import { countDelivery } from './database/delivery-counts.ts';
import { migrate, openOrm } from './database/orm.ts';
import { createStores } from './database/stores.ts';
import { keepDigests } from './events/keep-digests.ts';
import { createTranslate } from './i18n/translate.ts';
import type { Logger } from './logger.ts';
import { createDeskScrape } from './metrics/desk-scrape.ts';
import { createMetrics } from './metrics/metrics.ts';
import { timedStore } from './metrics/timed-store.ts';
import { faultOf, type ReadinessCheck } from './readiness.ts';
import { rolesOf, type Role } from './roles.ts';
import { registerMenu } from './telegram/menu.ts';
import { createTelegramSide, type TelegramOptions } from './telegram/telegram-side.ts';
import { createAnnouncements } from './temporal/announcements.ts';
import { connectTemporal } from './temporal/connection.ts';
import { createDigests } from './temporal/digests.ts';
import { bundleWorkflows } from './temporal/bundle-workflows.ts';
import { prepareNamespace } from './temporal/prepare-namespace.ts';
import { createTickets } from './temporal/tickets.ts';
import { traceHeaders } from './temporal/trace-headers.ts';
import { startWorkers, type Workers } from './temporal/worker.ts';
import { createTodoistSide, type TodoistOptions } from './todoist/todoist-side.ts';
import { tracedCalls } from './tracing/traced-calls.ts';
import { tracedTickets } from './tracing/traced-tickets.ts';
import { createTracing, type Tracing } from './tracing/tracing.ts';
import { createAdmin } from './web/admin/admin.ts';
import { createMetricsRoute } from './web/metrics.ts';
import { createWebServer } from './web/server.ts';
import { TELEGRAM_WEBHOOK_PATH, webhookMounts } from './web/webhooks/mounts.ts';

/** Where everything is that the desk stands on; all of it runs already. */
export interface AppOptions {
  role: Role;
  telegram: Omit<TelegramOptions, 'webhookUrl'>;
  todoist: TodoistOptions;
  databaseUrl: string;
  /** Without an address, `env` (the TEMPORAL_* variables) says where the server is. */
  temporal: { address: string | null; env: Record<string, string>; payloadKey: Buffer | null };
  /** Origin of Temporal's UI; null where it is not known. */
  temporalUi: string | null;
  web: { port: number | null; host?: string; publicUrl: string | null };
  apiToken: string | null;
  /** Opens the admin pages; null turns them off. */
  adminPassword: string | null;
  /** Where the Temporal SDK serves its own metrics; they become part of ours. */
  temporalMetricsUrl?: string;
  /** The workflows' code, where it has been bundled already. */
  workflows?: string;
  /** Pages of others, such as the sandbox's. */
  pages: { path: string; router: Router }[];
  logger: Logger;
  /** Knows of each log line which trace it belongs to; one of the app's own where none is given. */
  tracing?: Tracing;
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
  const { logger, tracing = createTracing(), apiToken, onFailure } = options;
  const roles = rolesOf(options.role);

  const orm = await openOrm(options.databaseUrl, (line) => logger.debug(line));
  if (options.role === 'all') await migrate(orm);
  const temporal = await connectTemporal({
    ...options.temporal,
    headers: () => traceHeaders(tracing),
  }).catch(async (error: unknown) => {
    await orm.close();
    throw error;
  });
  await prepareNamespace(temporal, logger);
  const databaseFault = () => faultOf(orm.em.fork().execute('select 1'));
  const temporalFault = () => faultOf(temporal.client.workflowService.getSystemInfo({}));

  const kept = createStores(orm, options.telegram);
  const schedules = createDigests(temporal);
  const stores = { ...kept, events: keepDigests(kept.events, schedules, logger) };
  let origin = options.web.publicUrl;
  const untraced = createTickets(temporal, () => (options.adminPassword === null ? null : origin));
  const tickets = tracedTickets(untraced, tracing, logger);
  const metrics = createMetrics(options.role);
  const watch = tracedCalls(metrics.watch, tracing);
  const translate = createTranslate();
  const todoistSide = createTodoistSide(options.todoist, {
    stores,
    tickets,
    watch,
    tracing,
    logger,
  });
  const { sdk, board, columns, eventBoard, delivery, watcher } = todoistSide;
  const telegramSide = createTelegramSide(
    { ...options.telegram, webhookUrl: `${options.web.publicUrl}${TELEGRAM_WEBHOOK_PATH}` },
    {
      stores,
      tickets,
      translate,
      isInfrastructureDown: async () =>
        (await databaseFault()) !== null || (await temporalFault()) !== null,
      onActivity: () => watcher.hurry(),
      watch,
      tracing,
      logger,
    },
  );
  const { telegram, messenger, updates, updateSource, botUsername } = telegramSide;
  const { retryParked, askAgain, stopReplies } = telegramSide;
  const activities = createActivities({
    announcements: stores.announcementLedger,
    messenger,
    board,
    columns,
    digests: stores.digestSource,
    directory: stores.agentDirectory,
    links: delivery,
    store: timedStore(stores.tickets, metrics),
    translate,
  });
  const agreeOnDigests = async () => schedules.agree(await stores.events.open());
  let workers: Workers | null = null;

  const webhooks = webhookMounts({
    updates,
    telegramSecrets: options.telegram.mode === 'webhook' ? options.telegram.webhookSecrets : [],
    delivery,
    todoistSecrets: options.todoist.clientSecrets,
    cursors: stores.cursors,
    logger,
  });
  const { events, agents, exports, scripts, statistics, ticketQueries } = stores;
  const checks: ReadinessCheck[] = [
    { name: 'database', check: databaseFault },
    { name: 'temporal', check: temporalFault },
    ...(roles.worker
      ? [{ name: 'worker', check: async () => (workers ? workers.fault() : 'not started yet') }]
      : []),
    ...(roles.bot
      ? [
          { name: 'bot', check: async () => updateSource.fault() },
          { name: 'board', check: async () => watcher.fault() },
        ]
      : []),
  ];
  const admin = createAdmin({
    password: options.adminPassword,
    publicUrl: options.web.publicUrl,
    stores,
    tickets,
    announcements: createAnnouncements(temporal),
    board: eventBoard,
    translate,
    botUsername,
    countDelivery: () => countDelivery(orm),
    checks,
    temporalUi: options.temporalUi,
    logger,
  });
  const scrape = createDeskScrape({
    metrics,
    orm,
    checks,
    temporalMetricsUrl: options.temporalMetricsUrl ?? null,
  });
  const metricsMount = { path: '/metrics', router: createMetricsRoute(scrape) };
  const web = createWebServer({
    logger,
    tracing,
    checks,
    api: roles.web
      ? {
          token: apiToken,
          events,
          agents,
          scripts,
          tickets: ticketQueries,
          exports,
          statistics,
          board: eventBoard,
          countDelivery: () => countDelivery(orm),
          botUsername,
        }
      : null,
    mounts: [
      metricsMount,
      ...(roles.web ? [...webhooks, { path: '/admin', router: admin }, ...options.pages] : []),
    ],
  });

  return {
    events,
    agents,
    scripts,
    eventBoard,

    /**
     * Begins to work: what was left undone goes on.
     * @returns the port of the web server
     * @throws ConfigError where a vendor does not know its token
     */
    async start(): Promise<{ port: number }> {
      await checkTokens(telegram, sdk);
      if (roles.worker) {
        const workflows = options.workflows ?? (await bundleWorkflows());
        workers = await startWorkers(temporal, activities, workflows, {
          tracing,
          logger,
          onFailure,
        });
      }
      const { port } = await web.listen(options.web.port, options.web.host);
      if (roles.web) origin ??= `http://${options.web.host ?? 'localhost'}:${port}`;
      if (roles.bot) {
        updateSource.start();
        watcher.start();
        const inBackground = (work: Promise<unknown>, fault: string) =>
          void work.catch((error: unknown) => logger.warn({ reason: String(error) }, fault));
        inBackground(agreeOnDigests(), 'a daily digest may not be scheduled');
        inBackground(retryParked(), 'what was put aside was not tried again');
        inBackground(askAgain(), 'a question may have been left unasked');
        inBackground(registerMenu(telegram, translate), 'the menu of commands could not be set');
      }
      return { port };
    },

    /** Ends in order: nothing new is taken in, what is under way is finished or left for the next start. */
    async stop(): Promise<void> {
      await Promise.all([updateSource.stop(), watcher.stop(), web.close()]);
      stopReplies();
      await workers?.stop();
      await temporal.close();
      await orm.close();
    },
  };
}
