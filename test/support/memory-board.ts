import { randomUUID } from 'node:crypto';
import type { Collaborator } from '../../src/database/agent-store.ts';
import { BoardFault, type EventBoard } from '../../src/events/event-board.ts';

export interface MemoryBoard extends EventBoard {
  /** Names of the projects that are there, by id. */
  projects: Map<string, string>;
  people: Collaborator[];
  /** What the next call is refused with. */
  refusal: BoardFault | null;
}

/** Projects kept in memory: an EventBoard for tests of what is in front of it. */
export function createMemoryBoard(): MemoryBoard {
  const sections = { new: 'n', inProgress: 'p', waiting: 'w' };
  const board: MemoryBoard = {
    projects: new Map(),
    people: [],
    refusal: null,
    createProject: async (name) => {
      refuse();
      const projectId = randomUUID();
      board.projects.set(projectId, name);
      return { projectId, sections };
    },
    adoptProject: async (projectId) => {
      refuse();
      if (!board.projects.has(projectId)) throw new BoardFault('not-found', 'No such project.');
      return { sections };
    },
    discardProject: async (projectId) => {
      board.projects.delete(projectId);
    },
    collaborators: async () => {
      refuse();
      return board.people;
    },
  };
  const refuse = (): void => {
    if (board.refusal !== null) throw board.refusal;
  };
  return board;
}
