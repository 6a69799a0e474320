import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Board, BoardStore } from '../database/board-store.ts';
import type { TaskDirectory } from '../database/task-directory.ts';
import type { CardChange, StructureChange } from './changes.ts';
import { statusOf } from './faults.ts';
import { lookAt } from './look-at.ts';
import type { Pull } from './read-pull.ts';

type Told = Pick<Pull, 'cards' | 'structure'>;

/**
 * A full answer holds what is active, of the whole account. Other people's business is left out; what it lacks of ours
 * was completed, deleted or archived while nobody looked, and is looked at.
 */
export function createCompletePull(deps: {
  sdk: TodoistApi;
  boards: BoardStore;
  directory: TaskDirectory;
}): (pull: Pull) => Promise<Told> {
  const { sdk, boards, directory } = deps;
  return async (pull) => {
    const ours = await boards.list();
    const linked = new Set((await directory.openTasks()).map(({ taskId }) => taskId));
    const shown = new Set(pull.cards.flatMap((card) => (card.kind === 'task' ? card.taskId : [])));
    const missing = [...linked].filter((taskId) => !shown.has(taskId));
    const cards = onBoards(pull.cards, ours, linked);
    for (const taskId of missing) cards.push(...(await lookAt(sdk, taskId)));
    const structure: StructureChange[] = [];
    for (const board of ours) structure.push(...(await lookAtBoard(sdk, board, pull)));
    return { cards, structure };
  };
}

function onBoards(cards: CardChange[], boards: Board[], linked: Set<string>): CardChange[] {
  const projects = new Set(boards.map(({ projectId }) => projectId));
  const ours = new Set(
    cards.flatMap((card) =>
      card.kind === 'task' && projects.has(card.task.project_id ?? '') ? card.taskId : [],
    ),
  );
  return cards.filter(({ taskId }) => ours.has(taskId) || linked.has(taskId));
}

async function lookAtBoard(
  sdk: TodoistApi,
  { projectId, sections }: Board,
  { structure }: Pull,
): Promise<StructureChange[]> {
  const isShown = structure.some(
    (change) => change.kind === 'project' && change.projectId === projectId && !change.isGone,
  );
  const isGone = !isShown && (await isProjectGone(sdk, projectId));
  const lost = Object.values(sections).filter(
    (id) => !structure.some((change) => change.kind === 'section' && change.sectionId === id),
  );
  return [
    { kind: 'project', projectId, isGone },
    ...lost.map((sectionId) => ({ kind: 'section' as const, projectId, sectionId, isGone: true })),
  ];
}

async function isProjectGone(sdk: TodoistApi, projectId: string): Promise<boolean> {
  try {
    const { isArchived, isDeleted } = await sdk.getProject(projectId);
    return isArchived || isDeleted;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 403) return true;
    throw error;
  }
}
