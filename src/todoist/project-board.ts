import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Collaborator } from '../database/agent-store.ts';
import { BoardFault, type EventBoard } from '../events/event-board.ts';
import { statusOf } from './faults.ts';
import { allPages } from './pages.ts';
import { ensureSections } from './sections.ts';

/** The events' projects on Todoist; `projectIds` are those of the events that run. */
export function createProjectBoard(
  sdk: TodoistApi,
  projectIds: () => Promise<string[]>,
): EventBoard {
  const discardProject = async (projectId: string): Promise<void> => {
    try {
      await sdk.deleteProject(projectId);
    } catch (error) {
      if (statusOf(error) !== 404) throw toBoardFault(error);
    }
  };

  return {
    discardProject,

    async createProject(name) {
      const project = await told(() => sdk.addProject({ name, viewStyle: 'board' }));
      try {
        return { projectId: project.id, sections: await ensureSections(sdk, project.id) };
      } catch (error) {
        await discardProject(project.id);
        throw toBoardFault(error);
      }
    },

    adoptProject: (projectId) =>
      told(async () => {
        await sdk.getProject(projectId);
        return { sections: await ensureSections(sdk, projectId) };
      }),

    collaborators: () =>
      told(async () => {
        const people = new Map<string, Collaborator>();
        for (const projectId of await projectIds()) {
          const sharing = await allPages((cursor) =>
            sdk.getProjectCollaborators(projectId, { cursor, limit: 200 }),
          );
          for (const person of sharing) people.set(person.id, person);
        }
        return [...people.values()];
      }),
  };
}

async function told<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toBoardFault(error);
  }
}

function toBoardFault(error: unknown): BoardFault {
  if (error instanceof BoardFault) return error;
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    return new BoardFault(
      'no-rights',
      'Todoist does not let this account do that: check TODOIST_API_TOKEN, and that its account may edit the project.',
      { cause: error },
    );
  }
  if (status === 404 || status === 400) {
    return new BoardFault(
      'not-found',
      'Todoist knows no such project, or does not show it to this account: check todoistProjectId, and share the project.',
      { cause: error },
    );
  }
  return new BoardFault(
    'unavailable',
    'Todoist does not answer now; nothing was made. Try again.',
    {
      cause: error,
    },
  );
}
