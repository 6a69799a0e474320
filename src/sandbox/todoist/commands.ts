import { archiveProject } from './archive-project.ts';
import { badRequest } from './errors.ts';
import {
  addItem,
  completeItem,
  deleteItem,
  moveItem,
  uncompleteItem,
  updateItem,
} from './items.ts';
import { addLabel, deleteLabel, updateLabel } from './labels.ts';
import { addNote, deleteNote, updateNote } from './notes.ts';
import { addProject, deleteProject, shareProject, updateProject } from './projects.ts';
import { addSection, deleteSection, updateSection } from './sections.ts';
import type { World } from './world.ts';

type Args = Record<string, unknown>;
type Command = (world: World, actorId: string, args: Args) => { id: string } | void;
type OnId = (world: World, actorId: string, id: string, args: Args) => { id: string };

/** What each `type` of a sync command does; the ones that make something return it. */
export const commands: Partial<Record<string, Command>> = {
  item_add: addItem,
  item_update: onId(updateItem),
  item_move: onId(moveItem),
  item_delete: onId(deleteItem),
  item_complete: onId(completeItem),
  item_close: onId(completeItem),
  item_uncomplete: onId(uncompleteItem),
  note_add: addNote,
  note_update: onId(updateNote),
  note_delete: onId(deleteNote),
  project_add: addProject,
  project_update: onId(updateProject),
  project_archive: onId((world, actor, id) => archiveProject(world, actor, id, true)),
  project_unarchive: onId((world, actor, id) => archiveProject(world, actor, id, false)),
  project_delete: onId(deleteProject),
  share_project: share,
  section_add: addSection,
  section_update: onId(updateSection),
  section_delete: onId(deleteSection),
  label_add: addLabel,
  label_update: onId(updateLabel),
  label_delete: onId(deleteLabel),
};

function onId(operation: OnId): Command {
  return (world, actorId, { id, ...args }) => {
    operation(world, actorId, String(id), args);
  };
}

// A stranger's address gets an invitation by mail in reality: nothing that the API would show.
function share(world: World, actorId: string, args: Args): void {
  const invited = [...world.data.people.values()].find((person) => person.email === args.email);
  if (typeof args.email !== 'string') throw badRequest('An email is expected');
  if (invited) shareProject(world, actorId, String(args.project_id), invited.id);
}
