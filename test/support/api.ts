import { createAgentStore } from '../../src/database/agent-store.ts';
import { countDelivery } from '../../src/database/delivery-counts.ts';
import { createEventStore } from '../../src/database/event-store.ts';
import { createExportTables } from '../../src/database/export/export-tables.ts';
import { createScriptStore } from '../../src/database/script-store.ts';
import { createStatistics } from '../../src/database/statistics/statistics.ts';
import { createTicketQueries } from '../../src/database/ticket-queries.ts';
import { createLogger } from '../../src/logger.ts';
import { createWebServer } from '../../src/web/server.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { createTaskDirectory } from '../../src/database/task-directory.ts';
import type { EventBoard } from '../../src/events/event-board.ts';
import {
  createTodoistServer,
  type TodoistPerson,
  type TodoistServer,
} from '../../src/sandbox/todoist-server.ts';
import { connectTodoist } from '../../src/todoist/api.ts';
import { createProjectBoard } from '../../src/todoist/project-board.ts';

export const API_TOKEN = 'a-token-for-tests';

/** An answer of the API, its body read. */
export interface Answer {
  status: number;
  type: string | null;
  headers: Headers;
  /** Empty where there is none. */
  body: Record<string, unknown>;
}

export interface TestApi {
  database: TestDatabase;
  todoist: TodoistServer;
  board: EventBoard;
  /** Lets somebody with a Todoist account share a project of ours. */
  share(projectId: string, person: Omit<TodoistPerson, 'token'>): void;
  /** Asks with the token unless told otherwise; a body that is no text goes out as JSON. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Of the web server. */
  origin: string;
  /** Asks with the token, for an answer that is no JSON. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The API over HTTP at a port of its own, with a database of its own. */
export async function openTestApi(): Promise<TestApi> {
  const database = await openTestDatabase();
  const { orm } = database;
  const bot = { id: 'bot', name: 'Pitcrew', email: 'bot@example.org', token: 'bot' };
  const todoist = createTodoistServer({ bot });
  const { sdk } = connectTodoist({ token: bot.token, apiRoot: await todoist.listen() });
  const board = createProjectBoard(sdk, createTaskDirectory(orm).projectIds);
  const server = createWebServer({
    logger: createLogger({ level: 'silent' }),
    checks: [],
    mounts: [],
    api: {
      token: API_TOKEN,
      events: createEventStore(orm),
      agents: createAgentStore(orm),
      scripts: createScriptStore(orm),
      tickets: createTicketQueries(orm),
      exports: createExportTables(orm),
      statistics: createStatistics(orm),
      board,
      countDelivery: () => countDelivery(orm),
      botUsername: async () => 'desk_bot',
    },
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}/api/v1${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${API_TOKEN}`,
        ...(init.headers as Record<string, string>),
      },
    });
  return {
    database,
    todoist,
    board,
    share(projectId, person) {
      todoist.addPerson({ ...person, token: person.id });
      todoist.share(bot.id, projectId, person.id);
    },
    origin,
    fetch: ask,
    ask: async (method, path, body, headers = {}) => {
      const response = await ask(path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        headers: response.headers,
        body: response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>),
      };
    },
    close: async () => {
      await server.close();
      await todoist.close();
      await database.close();
    },
  };
}
