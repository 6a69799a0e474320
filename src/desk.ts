import { allSettled } from './all-settled.ts';
import { createClosers, type Closers } from './closers.ts';
import type { Config } from './config.ts';
import { lockDataDir } from './embedded/data-dir.ts';
import { startPostgres } from './embedded/postgres.ts';
import { startTemporal } from './embedded/temporal.ts';
import { searchAttributeTypes } from './embedded/search-attribute-types.ts';
import type { Logger } from './logger.ts';
import { rolesOf, type Role } from './roles.ts';
import type { SandboxEvent } from './sandbox/page-state.ts';
import { sandboxRouter } from './sandbox/routes.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import { seedSandbox } from './sandbox/seed.ts';
import { bundleWorkflows } from './temporal/bundle-workflows.ts';
import { TELEGRAM_API, TODOIST_API } from './vendors.ts';
import type { Tracing } from './tracing/tracing.ts';
import { DEFAULT_PORT } from './web/listen.ts';

/** Where people find the desk that was started. Null is "not here". */
export interface DeskAddresses {
  web: string;
  sandbox: string | null;
  api: string | null;
  admin: string | null;
  temporalUi: string | null;
}

/** How a desk is started. */
export interface DeskOptions {
  role: Role;
  logger: Logger;
  tracing?: Tracing;
  /** Where the Temporal SDK serves its own metrics. */
  temporalMetricsUrl?: string;
  progress: (line: string) => void;
  onFailure: (error: unknown) => void;
  signal?: AbortSignal;
}

/** A desk that runs. */
export interface Desk {
  addresses: DeskAddresses;
  stop(): Promise<void>;
}

/**
 * Starts the desk as it is configured; what is not configured is embedded: PostgreSQL, Temporal, and, where there are
 * no tokens, the sandbox in the place of the two vendors. The rest of the program is given addresses, and knows nothing of it.
 * @param options.progress told of steps that take long
 * @param options.onFailure told when a part ends that should not
 * @param options.signal ends a start that is no longer wanted; its reason is thrown when all is stopped again
 */
export async function startDesk(config: Config, options: DeskOptions): Promise<Desk> {
  const closers = createClosers();
  try {
    const addresses = await openDesk(config, options, closers);
    return { addresses, stop: () => closers.closeAll() };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function openDesk(
  config: Config,
  { role, logger, tracing, temporalMetricsUrl, progress, onFailure, signal }: DeskOptions,
  closers: Closers,
): Promise<DeskAddresses> {
  const { dataDir } = config;
  const { token: telegramToken } = config.telegram;
  const { token: todoistToken } = config.todoist;
  const isSandbox = telegramToken === null || todoistToken === null;
  if (isSandbox || config.databaseUrl === null || !config.temporal.external) {
    const lock = await lockDataDir(dataDir);
    closers.add(() => lock.release());
    progress(`Starting; the data are kept in ${dataDir}`);
  }

  const failed = new AbortController();
  const unwanted = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);
  const opening = async <T extends { stop(): Promise<void> }>(start: Promise<T>): Promise<T> => {
    const started = await start.catch((error: unknown) => {
      failed.abort();
      throw error;
    });
    closers.add(() => started.stop());
    return started;
  };
  const onExit = (why: string) => onFailure(new Error(why));
  const [postgres, temporal, sandbox, code] = await allSettled([
    config.databaseUrl === null ? opening(startPostgres({ dataDir, progress, onExit })) : null,
    config.temporal.external
      ? null
      : opening(
          startTemporal({
            dataDir,
            searchAttributes: searchAttributeTypes(),
            cliPath: config.temporal.cliPath ?? undefined,
            dynamicConfig: isSandbox ? { 'frontend.WorkflowTimeSkippingEnabled': true } : {},
            progress,
            signal: unwanted,
            onExit,
          }),
        ),
    isSandbox ? opening(startSandbox({ dataDir })) : null,
    loadCode(role),
  ]);
  signal?.throwIfAborted();

  const clock = sandbox && temporal ? await opening(code.connectClock(temporal)) : null;
  let event: SandboxEvent | null = null;
  const adminPassword = config.adminPassword ?? sandbox?.adminPassword ?? null;
  const hasAdmin = rolesOf(role).web && adminPassword !== null;
  const sandboxPages = sandbox
    ? sandboxRouter({
        ...sandbox,
        clock,
        links: {
          temporalUi: temporal?.uiUrl ?? null,
          api: 'api.html',
          admin: hasAdmin ? '/admin' : null,
        },
        event: () => event,
      })
    : null;
  // Its webhooks come to the web server, where this process has one.
  const hears = rolesOf(role).web ? sandbox : null;
  const apiToken = config.apiToken ?? sandbox?.apiToken ?? null;
  // The sandbox has no password: it is for this machine alone.
  const host = sandbox ? '127.0.0.1' : undefined;
  const app = await code.createApp({
    role,
    telegram: {
      ...config.telegram,
      token: sandbox?.telegramToken ?? telegramToken ?? '',
      apiRoot: sandbox?.telegramUrl ?? config.telegram.apiRoot ?? TELEGRAM_API,
    },
    todoist: {
      ...config.todoist,
      token: sandbox?.todoistToken ?? todoistToken ?? '',
      clientSecrets: hears ? [hears.todoistClientSecret] : config.todoist.clientSecrets,
      apiRoot: sandbox?.todoistUrl ?? config.todoist.apiRoot ?? TODOIST_API,
    },
    databaseUrl: postgres?.url ?? config.databaseUrl ?? '',
    temporal: { ...config.temporal, address: temporal?.address ?? null },
    web: { ...config.web, host },
    apiToken,
    adminPassword,
    temporalUi: temporal?.uiUrl ?? null,
    workflows: code.workflows,
    pages: sandboxPages ? [{ path: '/sandbox', router: sandboxPages }] : [],
    logger,
    tracing,
    temporalMetricsUrl,
    onFailure,
  });
  closers.add(async () => {
    sandboxPages?.endStreams();
    await app.stop();
  });
  signal?.throwIfAborted();
  const { port } = await app.start();
  if (config.web.port === null && port !== DEFAULT_PORT) {
    progress(`Port ${DEFAULT_PORT} is taken by another program; this is at ${port}`);
  }
  // Not "localhost" where that is not all: another program may have it at the other address, ::1.
  const web = `http://${host ?? 'localhost'}:${port}`;
  hears?.todoist.setWebhook(`${web}/webhooks/todoist`);
  if (sandbox) event = await seedSandbox(sandbox, app);

  return {
    web,
    sandbox: sandbox ? `${web}/sandbox` : null,
    admin: hasAdmin ? `${web}/admin` : null,
    api: apiToken === null ? null : `${web}/api/v1`,
    temporalUi: temporal?.uiUrl ?? null,
  };
}

/** The rest of the program. It takes as long to load as the servers take to start, so it is loaded beside them. */
async function loadCode(role: Role) {
  const { worker } = rolesOf(role);
  const [{ createApp }, { connectClock }, workflows] = await Promise.all([
    import('./app.ts'),
    import('./sandbox/clock.ts'),
    worker ? bundleWorkflows() : undefined,
  ]);
  return { createApp, connectClock, workflows };
}
