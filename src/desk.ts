import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { SEARCH_ATTRIBUTES } from './domain/search-attributes.ts';
import { lockDataDir } from './embedded/data-dir.ts';
import { startPostgres } from './embedded/postgres.ts';
import { startTemporal } from './embedded/temporal.ts';
import type { Logger } from './logger.ts';
import type { Role } from './roles.ts';
import type { SandboxEvent } from './sandbox/page-state.ts';
import { sandboxRouter } from './sandbox/routes.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import { seedSandbox } from './sandbox/seed.ts';

const TELEGRAM = 'https://api.telegram.org';
const TODOIST = 'https://api.todoist.com';

/** Where people find the desk that was started. Null is "not here". */
export interface DeskAddresses {
  web: string;
  sandbox: string | null;
  api: string | null;
  temporalUi: string | null;
}

/** A desk that runs. */
export interface Desk {
  addresses: DeskAddresses;
  stop(): Promise<void>;
}

/**
 * Starts the desk as it is configured; what is not configured is embedded: PostgreSQL, Temporal, and, where there are
 * no tokens, the sandbox in the place of the two vendors. The rest of the program is given addresses, and knows nothing of it.
 * @param progress told of steps that take long @param onFailure told when a part ends that should not
 */
export async function startDesk(
  config: Config,
  options: {
    role: Role;
    logger: Logger;
    progress: (line: string) => void;
    onFailure: (error: unknown) => void;
  },
): Promise<Desk> {
  const { role, logger, progress, onFailure } = options;
  const { dataDir } = config;
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  };
  const onExit = (why: string) => onFailure(new Error(why));

  try {
    const { token: telegramToken } = config.telegram;
    const { token: todoistToken } = config.todoist;
    const isSandbox = telegramToken === null || todoistToken === null;
    if (isSandbox || config.databaseUrl === null || !config.temporal.external) {
      const lock = await lockDataDir(dataDir);
      opened.push(() => lock.release());
    }

    const postgres =
      config.databaseUrl === null ? await startPostgres({ dataDir, progress, onExit }) : null;
    if (postgres) opened.push(() => postgres.stop());

    const temporal = config.temporal.external
      ? null
      : await startTemporal({
          dataDir,
          searchAttributes: embeddedAttributes(),
          ...(config.temporal.cliPath === null ? {} : { cliPath: config.temporal.cliPath }),
          progress,
          onExit,
        });
    if (temporal) opened.push(() => temporal.stop());

    const sandbox = isSandbox ? await startSandbox({ dataDir }) : null;
    if (sandbox) opened.push(() => sandbox.stop());

    let event: SandboxEvent | null = null;
    const sandboxPages = sandbox
      ? sandboxRouter({
          ...sandbox,
          links: { temporalUi: temporal?.uiUrl ?? null, api: 'api.html', admin: null },
          event: () => event,
        })
      : null;
    const apiToken = config.apiToken ?? sandbox?.apiToken ?? null;
    const app = await createApp({
      role,
      telegram: {
        ...config.telegram,
        token: sandbox?.telegramToken ?? telegramToken ?? '',
        apiRoot: sandbox?.telegramUrl ?? config.telegram.apiRoot ?? TELEGRAM,
      },
      todoist: {
        ...config.todoist,
        token: sandbox?.todoistToken ?? todoistToken ?? '',
        apiRoot: sandbox?.todoistUrl ?? config.todoist.apiRoot ?? TODOIST,
      },
      databaseUrl: postgres?.url ?? config.databaseUrl ?? '',
      temporal: { ...config.temporal, address: temporal?.address ?? null },
      // The sandbox has no password: it is for this machine alone.
      web: { ...config.web, ...(sandbox ? { host: '127.0.0.1' } : {}) },
      apiToken,
      pages: sandboxPages ? [{ path: '/sandbox', router: sandboxPages }] : [],
      logger,
      onFailure,
    });
    opened.push(async () => {
      sandboxPages?.endStreams();
      await app.stop();
    });
    progress('Starting the desk');
    const { port } = await app.start();
    if (sandbox) event = await seedSandbox(sandbox, app);

    const web = `http://localhost:${port}`;
    return {
      addresses: {
        web,
        sandbox: sandbox ? `${web}/sandbox` : null,
        api: apiToken === null ? null : `${web}/api/v1`,
        temporalUi: temporal?.uiUrl ?? null,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function embeddedAttributes(): Record<string, 'Keyword' | 'Datetime'> {
  const types = { KEYWORD: 'Keyword', DATETIME: 'Datetime' } as const;
  return Object.fromEntries(
    Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, types[type]]),
  );
}
