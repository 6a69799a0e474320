import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { loadBoardData, snapshotOf } from './todoist/board-data.ts';
import { createBoardReaders } from './todoist/board-readers.ts';
import type { TodoistPerson } from './todoist/entities.ts';
import { createFileStore } from './todoist/file-store.ts';
import { createHttpApp } from './todoist/http-app.ts';
import { createPeopleActions } from './todoist/people-actions.ts';
import { addInbox } from './todoist/projects.ts';
import { createRateLimits } from './todoist/rate-limits.ts';
import type { SyncLimits } from './todoist/rate-limits.ts';
import { createRequestLog } from './todoist/request-log.ts';
import type { Route } from './todoist/route.ts';
import { accountRoutes } from './todoist/routes/account.ts';
import { activityRoutes } from './todoist/routes/activities.ts';
import { commentRoutes } from './todoist/routes/comments.ts';
import { projectRoutes } from './todoist/routes/projects.ts';
import { sectionRoutes } from './todoist/routes/sections.ts';
import { syncRoutes } from './todoist/routes/sync.ts';
import { taskRoutes } from './todoist/routes/tasks.ts';
import type { TodoistServer, TodoistServerOptions } from './todoist/server-contract.ts';
import { createStateFile, readStateFile } from './todoist/state-file.ts';
import { createTroubleDesk } from './todoist/trouble.ts';
import type { TroubleDesk } from './todoist/trouble.ts';
import { createUploads } from './todoist/uploads.ts';
import { createWebhooks } from './todoist/webhooks.ts';
import type { PlanLimits, World } from './todoist/world.ts';

export type { TodoistPerson } from './todoist/entities.ts';
export type { TodoistServer, TodoistServerOptions } from './todoist/server-contract.ts';
export type { SimComment, SimProject, SimSection, SimTask } from './todoist/sim-views.ts';
export type { Fault, Match, Trouble } from './todoist/trouble.ts';

const DOCUMENTED_LIMITS: SyncLimits = { partial: 1000, full: 100 };
const DOCUMENTED_PLAN: PlanLimits = { tasksPerProject: 300, sectionsPerProject: 20 };

/**
 * A server that speaks Todoist API v1 well enough that Doist's own SDK cannot tell the difference.
 * Throws if the state file exists and cannot be read.
 */
export function createTodoistServer(options: TodoistServerOptions): TodoistServer {
  const { bot, people = [], stateFile, clientSecret = 'sandbox-client-secret' } = options;
  const world = createWorld(options);
  for (const person of [bot, ...people]) addPerson(world, person);

  const kept = stateFile ? createStateFile(stateFile, () => snapshotOf(world.data)) : undefined;
  if (kept) world.listeners.add(() => kept.save());
  const webhooks = createWebhooks(world, { userId: bot.id, clientSecret });
  const log = createRequestLog();
  const desk = createTroubleDesk({
    expireSyncTokens: () => {
      world.data.epoch = randomUUID().slice(0, 8);
      changed(world);
    },
    changed: () => changed(world),
  });
  const uploads = createUploads(createFileStore(stateFile && `${stateFile}.files`));
  const routes = createRoutes(options, desk);
  const flush = async () => kept?.flush();
  const http = createServer(createHttpApp({ world, desk, log, uploads, routes, flush }));
  http.on('connection', (socket) => desk.watch(socket));
  // Kept beyond close, so that a successor can take over the port.
  let origin: string | undefined;

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    const ended = new Promise((resolve) => http.close(resolve));
    http.closeAllConnections();
    await Promise.all([ended, webhooks.stop()]);
    kept?.save();
    await kept?.flush();
  }

  return {
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, '127.0.0.1', () => {
          origin = originOf(http.address());
          resolve(origin);
        });
      }),
    close() {
      closed ??= close();
      return closed;
    },
    get url() {
      if (origin === undefined) throw new Error('The server was not told to listen yet');
      return origin;
    },
    people: () => [...world.data.people.values()],
    addPerson(person) {
      addPerson(world, person);
      changed(world);
    },
    ...createBoardReaders(world),
    ...createPeopleActions(world),
    attach: (file) => uploads.keep(file, origin ?? ''),
    file: (...named) => uploads.read(...named),
    setWebhook: webhooks.set,
    redeliverWebhook: webhooks.redeliver,
    deliveries: webhooks.deliveries,
    requests: log.all,
    trouble: desk.trouble,
    flush,
    onChange(listener) {
      const notify = (): void => listener();
      world.listeners.add(notify);
      return () => world.listeners.delete(notify);
    },
  };
}

function createWorld(options: TodoistServerOptions): World {
  const { stateFile, plan = DOCUMENTED_PLAN, shareNewProjects = true } = options;
  const data = loadBoardData(stateFile ? readStateFile(stateFile) : undefined);
  return { data, plan, shareNewProjects, listeners: new Set() };
}

function createRoutes(options: TodoistServerOptions, desk: TroubleDesk): Route[] {
  const { limits = DOCUMENTED_LIMITS } = options;
  return [
    ...syncRoutes({ count: createRateLimits(limits), desk }),
    ...taskRoutes,
    ...commentRoutes,
    ...projectRoutes,
    ...sectionRoutes,
    ...accountRoutes,
    ...activityRoutes,
  ];
}

function addPerson(world: World, person: TodoistPerson): void {
  const isNew = !world.data.people.has(person.id);
  world.data.people.set(person.id, { ...person });
  if (isNew) addInbox(world, person.id);
}

function changed(world: World): void {
  for (const listener of world.listeners) listener(null);
}

function originOf(address: AddressInfo | string | null): string {
  if (!address || typeof address === 'string') throw new Error('The server does not listen');
  return `http://127.0.0.1:${address.port}`;
}
