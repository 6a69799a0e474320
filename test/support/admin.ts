import { createStores, type Stores } from '../../src/database/stores.ts';
import { countDelivery } from '../../src/database/delivery-counts.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { createLogger } from '../../src/logger.ts';
import { createTodoistServer, type TodoistServer } from '../../src/sandbox/todoist-server.ts';
import { createAnnouncements } from '../../src/temporal/announcements.ts';
import { connectTemporal } from '../../src/temporal/connection.ts';
import { prepareNamespace } from '../../src/temporal/prepare-namespace.ts';
import { createTickets } from '../../src/temporal/tickets.ts';
import { connectTodoist } from '../../src/todoist/api.ts';
import { createProjectBoard } from '../../src/todoist/project-board.ts';
import { createAdmin } from '../../src/web/admin/admin.ts';
import type { AdminOptions } from '../../src/web/admin/admin-deps.ts';
import { createWebServer } from '../../src/web/server.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { ADMIN_PASSWORD, BOT, LENA, MAX } from './desk.ts';
import { openNamespace } from './namespace.ts';

/** The admin pages on real parts, without bot and workers: the database says what a test puts there. */
export interface TestAdmin {
  /** Origin of the web server. */
  url: string;
  database: TestDatabase;
  stores: Stores;
  todoist: TodoistServer;
  temporal: { address: string; namespace: string };
  /** What was logged, one JSON line each. */
  lines: string[];
  close(): Promise<void>;
}

/** Serves the admin pages at a port of their own. */
export async function openAdmin(options: Partial<AdminOptions> = {}): Promise<TestAdmin> {
  const [database, temporal] = await Promise.all([openTestDatabase(), openNamespace()]);
  const lines: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  const connection = await connectTemporal({
    address: null,
    env: { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace },
    payloadKey: null,
  });
  await prepareNamespace(connection, logger);
  const todoist = createTodoistServer({ bot: BOT, people: [LENA, MAX] });
  const { sdk } = connectTodoist({ token: BOT.token, apiRoot: await todoist.listen() });
  const stores = createStores(database.orm, { agentsChatId: null });
  const admin = createAdmin({
    password: ADMIN_PASSWORD,
    publicUrl: null,
    stores,
    tickets: createTickets(connection),
    announcements: createAnnouncements(connection),
    board: createProjectBoard(sdk, stores.directory.projectIds),
    translate: createTranslate(),
    botUsername: async () => 'desk_bot',
    countDelivery: () => countDelivery(database.orm),
    checks: [],
    temporalUi: null,
    logger,
    ...options,
  });
  const mounts = [{ path: '/admin', router: admin }];
  const server = createWebServer({ logger, checks: [], api: null, mounts });
  const { port } = await server.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    stores,
    todoist,
    temporal,
    lines,
    async close() {
      await server.close();
      await todoist.close();
      await connection.close();
      await database.close();
    },
  };
}
