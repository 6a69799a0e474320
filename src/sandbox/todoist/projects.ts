import { z } from 'zod';

import type { Project } from './entities.ts';
import { findProject } from './find.ts';
import { newId } from './new-id.ts';
import { parseArgs } from './parse-args.ts';
import { report, touch } from './world.ts';
import type { World } from './world.ts';

type Args = Record<string, unknown>;

const editable = {
  description: z.string().max(16_383),
  color: z.string(),
  view_style: z.enum(['list', 'board', 'calendar', 'table']),
  is_favorite: z.boolean(),
  is_collapsed: z.boolean(),
};
const addSchema = z
  .object({ name: z.string().min(1).max(120), parent_id: z.string().nullable(), ...editable })
  .partial()
  .required({ name: true });
const updateSchema = z.object({ name: z.string().min(1).max(120), ...editable }).partial();

/** Makes a project; everybody of the server becomes its collaborator where that is wanted. */
export function addProject(world: World, actorId: string, args: Args): Project {
  const fields = parseArgs(addSchema, args);
  const others = world.shareNewProjects ? [...world.data.people.keys()] : [];
  const project = storeProject(world, actorId, [...new Set([actorId, ...others])], fields);
  report(world, { object: 'project', verb: 'added', actorId, record: project });
  for (const member of project.members) touchMembership(world, project, member);
  return project;
}

/** The inbox every account is born with. */
export function addInbox(world: World, personId: string): Project {
  const inbox = storeProject(world, personId, [personId], { name: 'Inbox' });
  inbox.inbox_project = true;
  touch(world, 'projects', inbox.id);
  return inbox;
}

export function updateProject(world: World, actorId: string, id: string, args: Args): Project {
  const project = findProject(world, actorId, id);
  const last_name = project.name;
  Object.assign(project, parseArgs(updateSchema, args), { updated_at: world.data.clock.now() });
  const extra = last_name === project.name ? {} : { last_name };
  report(world, { object: 'project', verb: 'updated', actorId, record: project, extra });
  return project;
}

/** Deletes a project with all that is in it. */
export function deleteProject(world: World, actorId: string, id: string): Project {
  const project = findProject(world, actorId, id);
  const { data } = world;
  Object.assign(project, { is_deleted: true, updated_at: data.clock.now() });
  for (const type of ['sections', 'items'] as const) {
    for (const record of data[type].values()) {
      if (record.project_id !== id || record.is_deleted) continue;
      record.is_deleted = true;
      record.updated_at = data.clock.now();
      touch(world, type, record.id);
    }
  }
  report(world, { object: 'project', verb: 'deleted', actorId, record: project });
  return project;
}

/** Makes a person collaborator of a project: all of it enters their next incremental sync. */
export function shareProject(world: World, actorId: string, id: string, personId: string): void {
  const project = findProject(world, actorId, id);
  if (project.members.includes(personId)) return;
  project.members.push(personId);
  touchMembership(world, project, personId);
  for (const type of ['sections', 'items'] as const) {
    for (const record of world.data[type].values()) {
      if (record.project_id === id && !record.is_deleted) {
        touch(world, type, record.id, { only: personId });
      }
    }
  }
  for (const note of world.data.notes.values()) {
    if (world.data.items.get(note.item_id)?.project_id === id) {
      touch(world, 'notes', note.id, { only: personId });
    }
  }
  report(world, { object: 'project', verb: 'updated', actorId, record: project });
}

function touchMembership(world: World, project: Project, personId: string): void {
  touch(world, 'collaborators', personId);
  // A newcomer learns of the others, too.
  for (const member of project.members) {
    if (member !== personId) touch(world, 'collaborators', member, { only: personId });
    touch(world, 'collaborator_states', `${project.id} ${member}`);
  }
}

function storeProject(
  world: World,
  owner_id: string,
  members: string[],
  fields: z.infer<typeof updateSchema>,
): Project {
  const now = world.data.clock.now();
  const project: Project = {
    id: newId(),
    owner_id,
    members,
    name: '',
    description: '',
    color: 'charcoal',
    view_style: 'list',
    parent_id: null,
    child_order: world.data.projects.size,
    default_order: 0,
    inbox_project: false,
    is_archived: false,
    is_collapsed: false,
    is_deleted: false,
    is_favorite: false,
    is_frozen: false,
    created_at: now,
    updated_at: now,
    ...fields,
  };
  world.data.projects.set(project.id, project);
  return project;
}
