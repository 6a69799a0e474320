import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { BoardStore } from '../database/board-store.ts';
import { Refused, type BoardColumns, type BoardSections } from '../domain/ports.ts';
import { requestFault } from './faults.ts';
import { ensureSections } from './sections.ts';

/** The events' columns: known by their ids, so that people may rename them; those that people delete are made again. */
export function createBoardColumns(deps: { sdk: TodoistApi; boards: BoardStore }): BoardColumns {
  const { sdk, boards } = deps;
  const known = new Map<string, BoardSections>();

  const keep = (eventCode: string, sections: BoardSections | null): BoardSections => {
    if (sections === null) throw new Refused('task-gone', `There is no event ${eventCode}.`);
    known.set(eventCode, sections);
    return sections;
  };

  return {
    of: async (eventCode) =>
      known.get(eventCode) ?? keep(eventCode, await boards.sectionsOf(eventCode)),
    restore: async (eventCode) =>
      keep(
        eventCode,
        await boards.replaceSections(eventCode, (projectId, sections) =>
          ensure(sdk, projectId, sections),
        ),
      ),
  };
}

async function ensure(
  sdk: TodoistApi,
  projectId: string,
  known: BoardSections,
): Promise<BoardSections> {
  try {
    return await ensureSections(sdk, projectId, known);
  } catch (error) {
    throw requestFault(error);
  }
}
