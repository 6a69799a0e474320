import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Board, BoardStore } from '../database/board-store.ts';
import type { TaskDirectory } from '../database/task-directory.ts';
import { Refused, type BoardColumns } from '../domain/ports.ts';
import type { Logger } from '../logger.ts';
import type { BoardNews } from '../../workflows/board-news.ts';
import type { Tickets } from '../temporal/tickets.ts';
import type { CardChange, StructureChange } from './changes.ts';
import { lookAt, taskGone } from './look-at.ts';
import type { Source } from './to-event.ts';

type Change<K extends StructureChange['kind']> = Extract<StructureChange, { kind: K }>;

/** Mends what people do to the boards themselves, or tells the tickets what it means. */
export interface StructureKeeper {
  hear(change: StructureChange, source: Source): Promise<void>;
}

/** What a keeper of the boards stands on. */
export interface StructureKeeperDeps {
  sdk: TodoistApi;
  boards: BoardStore;
  columns: BoardColumns;
  directory: TaskDirectory;
  tickets: Pick<Tickets, 'tellOfBoard'>;
  logger: Logger;
}

/** @param tell tells tickets of their cards */
export function createStructureKeeper(
  deps: StructureKeeperDeps,
  tell: (change: CardChange, source: Source) => Promise<void>,
): StructureKeeper {
  const { sdk, boards, columns, directory, tickets, logger } = deps;

  /** Cards go with their board, also where it is only archived: nobody works there any more. */
  const lose = async (board: Board, source: Source) => {
    for (const taskId of await directory.openTasksOf(board.eventId)) {
      await tell(taskGone(taskId), source);
    }
    if (board.isLost) return;
    logger.warn({ event: board.eventCode }, 'an event has lost its Todoist project');
    await tickets.tellOfBoard(newsOf(board, 'board-lost'));
    await boards.setLost(board.eventId, new Date());
  };

  const projectChanged = async (change: Change<'project'>, source: Source) => {
    const board = await boards.byProject(change.projectId);
    if (board === null) return;
    if (change.isGone) return lose(board, source);
    if (!board.isLost) return;
    await restore(board);
    await tickets.tellOfBoard(newsOf(board, 'board-back'));
    await boards.setLost(board.eventId, null);
  };

  /** Names are people's own business; a column that is deleted, or taken to another board, is made again. */
  const sectionChanged = async ({ sectionId, projectId, isGone }: Change<'section'>) => {
    for (const board of await boards.list()) {
      const isOurs = Object.values(board.sections).includes(sectionId);
      const isAway = isGone || (projectId !== null && projectId !== board.projectId);
      if (isOurs && isAway && !board.isLost) await restore(board);
    }
  };

  const restore = async (board: Board) => {
    try {
      await columns.restore(board.eventCode);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // With the whole board gone, that is told by itself; else the first card that needs the column tries again.
      logger.warn({ event: board.eventCode, reason: error.message }, 'a column was not made again');
    }
  };

  /** Todoist takes their tasks from somebody who leaves; whatever it did, the cards show it. */
  const memberLeft = async ({ projectId, userId }: Change<'member'>, source: Source) => {
    const board = await boards.byProject(projectId);
    if (board === null || board.isLost) return;
    for (const taskId of await directory.openTasksOf(board.eventId, userId)) {
      for (const change of await lookAt(sdk, taskId)) await tell(change, source);
    }
  };

  return {
    async hear(change, source) {
      if (change.kind === 'project') await projectChanged(change, source);
      else if (change.kind === 'section') await sectionChanged(change);
      else if (change.isGone) await memberLeft(change, source);
    },
  };
}

function newsOf(board: Board, text: BoardNews['text']): BoardNews {
  const { eventCode: code, eventName: name, locale, agentsChatId } = board;
  return { text, event: { code, name, locale }, agentsChatId };
}
