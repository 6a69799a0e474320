import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Stores } from '../database/stores.ts';
import type { TaskBoard } from '../domain/ports.ts';
import type { EventBoard } from '../events/event-board.ts';
import type { Logger } from '../logger.ts';
import type { Tickets } from '../temporal/tickets.ts';
import { connectTodoist } from './api.ts';
import { createBoard } from './board.ts';
import { createCommands } from './commands.ts';
import { createChangeDelivery, type ChangeDelivery } from './deliver.ts';
import { createPeople } from './people.ts';
import { createPollPace } from './poll-pace.ts';
import { createProjectBoard } from './project-board.ts';
import { createWatcher, type Watcher } from './watcher.ts';

/** Where Todoist is, and how it is heard. */
export interface TodoistOptions {
  token: string;
  apiRoot: string;
  /** HMAC keys of the webhook; none turns it off. */
  clientSecrets: string[];
  /** Seconds between two pulls; null is by activity. */
  pollSeconds: number | null;
}

/** The agents' side, put together. */
export interface TodoistSide {
  sdk: TodoistApi;
  board: TaskBoard;
  eventBoard: EventBoard;
  delivery: ChangeDelivery;
  watcher: Watcher;
}

/** Builds everything that speaks to Todoist, or hears of it; nothing is pulled before the watcher starts. */
export function createTodoistSide(
  options: TodoistOptions,
  deps: { stores: Stores; tickets: Tickets; logger: Logger },
): TodoistSide {
  const { stores, tickets, logger } = deps;
  const { agents, cursors, directory, events, ticketQueries, unrouted } = stores;
  const todoist = connectTodoist(options);
  const { sdk } = todoist;
  const people = createPeople({ sdk, agents, projectIds: directory.projectIds });
  const delivery = createChangeDelivery({
    ticketQueries,
    events,
    unrouted,
    tickets,
    people,
    logger,
  });
  const pace = createPollPace({
    seconds: options.pollSeconds,
    hasWebhooks: options.clientSecrets.length > 0,
    startedAt: Date.now(),
  });
  return {
    sdk,
    board: createBoard({ sdk, commands: createCommands(sdk), people }),
    eventBoard: createProjectBoard(sdk, directory.projectIds),
    delivery,
    watcher: createWatcher({
      todoist,
      cursors,
      unrouted,
      directory,
      people,
      delivery,
      pace,
      logger,
    }),
  };
}
