import { notesOf } from './notes.ts';
import { sectionsOf } from './sections.ts';
import { toSimComment, toSimProject, toSimSection, toSimTask } from './sim-views.ts';
import type { SimComment, SimProject, SimSection, SimTask } from './sim-views.ts';
import type { World } from './world.ts';

/** The board as somebody sees it who sees all of it. */
export type BoardReaders = {
  /** Without deleted ones and inboxes. */
  projects(): SimProject[];
  sections(projectId: string): SimSection[];
  /** Open and completed ones, without deleted ones. */
  tasks(projectId?: string): SimTask[];
  /** Deleted ones, too. */
  task(id: string): SimTask | undefined;
  comments(taskId: string): SimComment[];
};

export function createBoardReaders(world: World): BoardReaders {
  const { projects, items } = world.data;
  return {
    projects: () =>
      [...projects.values()]
        .filter((project) => !project.is_deleted && !project.inbox_project)
        .map(toSimProject),
    sections: (projectId) => sectionsOf(world, projectId).map(toSimSection),
    tasks: (projectId) =>
      [...items.values()]
        .filter((item) => !item.is_deleted && (!projectId || item.project_id === projectId))
        .map(toSimTask),
    task(id) {
      const item = items.get(id);
      return item && toSimTask(item);
    },
    comments: (taskId) => notesOf(world, taskId).map(toSimComment),
  };
}
