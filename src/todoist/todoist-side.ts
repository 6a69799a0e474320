import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Stores } from '../database/stores.ts';
import type { BoardColumns, TaskBoard } from '../domain/ports.ts';
import type { EventBoard } from '../events/event-board.ts';
import type { Logger } from '../logger.ts';
import type { WatchCall } from '../metrics/vendor-call.ts';
import { watchedFetch } from '../metrics/watched-fetch.ts';
import type { Tickets } from '../temporal/tickets.ts';
import { tracedDelivery } from '../tracing/traced-edges.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { connectTodoist } from './api.ts';
import { createBoardColumns } from './board-columns.ts';
import { createBoard } from './board.ts';
import { createCommands } from './commands.ts';
import { createCompletePull } from './complete-pull.ts';
import { createChangeDelivery, type ChangeDelivery } from './deliver.ts';
import { createFiles } from './files.ts';
import { createLateNews } from './late-news.ts';
import { nameCall } from './name-call.ts';
import { createPeople } from './people.ts';
import { createPollPace } from './poll-pace.ts';
import { createProjectBoard } from './project-board.ts';
import { createStructureKeeper } from './structure-keeper.ts';
import { createToEvent } from './to-event.ts';
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
  columns: BoardColumns;
  eventBoard: EventBoard;
  delivery: ChangeDelivery;
  watcher: Watcher;
}

/** Builds everything that speaks to Todoist, or hears of it; nothing is pulled before the watcher starts. */
export function createTodoistSide(
  options: TodoistOptions,
  deps: {
    stores: Stores;
    tickets: Tickets;
    /** Told of each request to Todoist. */
    watch?: WatchCall;
    tracing: Tracing;
    logger: Logger;
  },
): TodoistSide {
  const { stores, tickets, watch, tracing, logger } = deps;
  const { agents, boards, cursors, directory, lateMessages, scripts, ticketQueries, unrouted } =
    stores;
  const { apiRoot } = options;
  const request = watch && watchedFetch(watch, nameCall);
  const todoist = connectTodoist({ ...options, request });
  const { sdk } = todoist;
  const commands = createCommands(sdk);
  const people = createPeople({ sdk, agents, projectIds: directory.projectIds });
  const columns = createBoardColumns({ sdk, boards });
  const keeperDeps = { sdk, boards, columns, directory, tickets, logger };
  const untraced = createChangeDelivery({
    ticketQueries,
    boards,
    unrouted,
    tickets,
    toEvent: createToEvent({ people, scripts, apiRoot }),
    lateNews: createLateNews({ sdk, messages: lateMessages, people, tickets }),
    keeper: (tell) => createStructureKeeper(keeperDeps, tell),
  });
  const delivery = tracedDelivery(untraced, tracing);
  const pace = createPollPace({
    seconds: options.pollSeconds,
    hasWebhooks: options.clientSecrets.length > 0,
    startedAt: Date.now(),
  });
  const watcher = createWatcher({
    todoist,
    cursors,
    unrouted,
    directory,
    people,
    delivery,
    pace,
    completePull: createCompletePull({ sdk, boards, directory }),
    logger,
  });
  return {
    sdk,
    board: createBoard({
      sdk,
      commands,
      people,
      files: createFiles(todoist, { ...options, request }),
    }),
    columns,
    eventBoard: createProjectBoard(sdk, directory.projectIds),
    delivery,
    watcher,
  };
}
