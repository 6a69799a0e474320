import type { Item, Note, Project, Section, TodoistPerson } from './entities.ts';
import { forbidden, notFound } from './errors.ts';
import type { World } from './world.ts';

/** Finders throw 404 for what is unknown or deleted and 403 for what the person may not see. */
export function findProject(world: World, actorId: string, id: string): Project {
  const project = world.data.projects.get(id);
  if (!project || project.is_deleted) throw notFound('Project');
  if (!project.members.includes(actorId)) throw forbidden();
  return project;
}

export function findSection(world: World, actorId: string, id: string): Section {
  const section = world.data.sections.get(id);
  if (!section || section.is_deleted) throw notFound('Section');
  findProject(world, actorId, section.project_id);
  return section;
}

export function findItem(world: World, actorId: string, id: string): Item {
  const item = world.data.items.get(id);
  if (!item || item.is_deleted) throw notFound('Item');
  findProject(world, actorId, item.project_id);
  return item;
}

export function findNote(world: World, actorId: string, id: string): Note {
  const note = world.data.notes.get(id);
  if (!note || note.is_deleted) throw notFound('Note');
  findItem(world, actorId, note.item_id);
  return note;
}

/** The project that takes a person's tasks for which none is named. */
export function inboxOf(world: World, personId: string): Project {
  for (const project of world.data.projects.values()) {
    if (project.inbox_project && project.owner_id === personId) return project;
  }
  throw notFound('Project');
}

export function findPerson(world: World, id: string): TodoistPerson {
  const person = world.data.people.get(id);
  if (!person) throw new Error(`Nobody has the Todoist account ${id}`);
  return person;
}
