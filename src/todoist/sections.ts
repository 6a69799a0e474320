import type { Section, TodoistApi } from '@doist/todoist-api-typescript';
import type { BoardSections } from '../domain/ports.ts';
import { allPages } from './pages.ts';

/** Names of the columns Pitcrew keeps; found whatever their case. */
const SECTION_NAMES: BoardSections = { new: 'New', inProgress: 'In progress', waiting: 'Waiting' };

/**
 * Makes the columns that are missing; those that are there keep their cards.
 * @param known ids that the columns had: whatever they are called by now, they are the same ones
 * @throws what the SDK throws
 */
export async function ensureSections(
  sdk: TodoistApi,
  projectId: string,
  known: Partial<BoardSections> = {},
): Promise<BoardSections> {
  const all = await allPages((cursor) => sdk.getSections({ projectId, cursor, limit: 200 }));
  const present = all.filter(({ isDeleted, isArchived }) => !isDeleted && !isArchived);
  const ensure = async (column: keyof BoardSections) => {
    const name = SECTION_NAMES[column];
    const found =
      present.find(({ id }) => id === known[column]) ??
      present.find((section) => isCalled(section, name) && !isKnown(section, known)) ??
      (await sdk.addSection({ projectId, name }));
    return found.id;
  };
  return {
    new: await ensure('new'),
    inProgress: await ensure('inProgress'),
    waiting: await ensure('waiting'),
  };
}

/** One column never stands for two, though people may have exchanged their names. */
function isKnown({ id }: Section, known: Partial<BoardSections>): boolean {
  return Object.values(known).includes(id);
}

function isCalled(section: Section, name: string): boolean {
  return section.name.trim().toLowerCase() === name.toLowerCase();
}
