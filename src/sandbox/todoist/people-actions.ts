import { archiveProject } from './archive-project.ts';
import { completeItem, deleteItem, moveItem, uncompleteItem, updateItem } from './items.ts';
import { findItem, findPerson } from './find.ts';
import { addNote, deleteNote, updateNote } from './notes.ts';
import { deleteProject, shareProject } from './projects.ts';
import { deleteSection, sectionsOf, updateSection } from './sections.ts';
import { toSimComment } from './sim-views.ts';
import type { SimComment } from './sim-views.ts';
import { unshareProject } from './unshare-project.ts';
import type { World } from './world.ts';

/**
 * What a person does in their Todoist app. Each makes the same change, sync record, log line and
 * webhook as over HTTP, with `actorId` as initiator; each throws what the API would refuse.
 */
export type PeopleActions = {
  assign(actorId: string, taskId: string, personId: string | null): void;
  /** To a section of the task's project, by id or name. */
  move(actorId: string, taskId: string, section: string): void;
  comment(actorId: string, taskId: string, content: string, attachment?: object): SimComment;
  editComment(actorId: string, commentId: string, content: string): void;
  deleteComment(actorId: string, commentId: string): void;
  complete(actorId: string, taskId: string): void;
  uncomplete(actorId: string, taskId: string): void;
  deleteTask(actorId: string, taskId: string): void;
  updateTask(
    actorId: string,
    taskId: string,
    fields: { content?: string; description?: string; labels?: string[]; priority?: number },
  ): void;
  /** To another project, e.g. one the bot does not see. */
  moveToProject(actorId: string, taskId: string, projectId: string): void;
  /** Makes somebody a collaborator of a project the actor is in. */
  share(actorId: string, projectId: string, personId: string): void;
  /** Takes a collaborator out of a project; their tasks there are nobody's then. */
  unshare(actorId: string, projectId: string, personId: string): void;
  archiveProject(actorId: string, projectId: string): void;
  unarchiveProject(actorId: string, projectId: string): void;
  deleteProject(actorId: string, projectId: string): void;
  renameSection(actorId: string, sectionId: string, name: string): void;
  /** With the tasks that lie in it. */
  deleteSection(actorId: string, sectionId: string): void;
};

export function createPeopleActions(world: World): PeopleActions {
  return {
    assign: (actor, id, personId) =>
      void updateItem(world, actor, id, { responsible_uid: personId }),
    move: (actor, id, section) =>
      void moveItem(world, actor, id, { section_id: sectionIdOf(world, actor, id, section) }),
    comment: (actor, id, content, attachment) =>
      toSimComment(
        addNote(world, actor, { item_id: id, content, file_attachment: attachment ?? null }),
      ),
    editComment: (actor, id, content) => void updateNote(world, actor, id, { content }),
    deleteComment: (actor, id) => void deleteNote(world, actor, id),
    complete: (actor, id) => void completeItem(world, actor, id),
    uncomplete: (actor, id) => void uncompleteItem(world, actor, id),
    deleteTask: (actor, id) => void deleteItem(world, actor, id),
    updateTask: (actor, id, fields) => void updateItem(world, actor, id, fields),
    moveToProject: (actor, id, projectId) =>
      void moveItem(world, actor, id, { project_id: projectId }),
    share: (actor, id, personId) => shareProject(world, actor, id, findPerson(world, personId).id),
    unshare: (actor, id, personId) => unshareProject(world, actor, id, personId),
    archiveProject: (actor, id) => void archiveProject(world, actor, id, true),
    unarchiveProject: (actor, id) => void archiveProject(world, actor, id, false),
    deleteProject: (actor, id) => void deleteProject(world, actor, id),
    renameSection: (actor, id, name) => void updateSection(world, actor, id, { name }),
    deleteSection: (actor, id) => void deleteSection(world, actor, id),
  };
}

function sectionIdOf(world: World, actorId: string, taskId: string, section: string): string {
  const { project_id } = findItem(world, actorId, taskId);
  const found = sectionsOf(world, project_id).find(
    ({ id, name }) => id === section || name === section,
  );
  if (!found) throw new Error(`The task's project has no section "${section}"`);
  return found.id;
}
