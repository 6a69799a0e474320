import type { Item, Project } from './entities.ts';
import { badRequest, invalidArgument, limitReached } from './errors.ts';
import { findItem, findProject } from './find.ts';
import { addItemSchema, moveItemSchema, updateItemSchema } from './item-fields.ts';
import { moveFacts, placeOf, samePlace } from './item-place.ts';
import { newItem } from './new-item.ts';
import { parseArgs } from './parse-args.ts';
import { report, touch } from './world.ts';
import type { World } from './world.ts';

type Args = Record<string, unknown>;

/** Makes a task in the named section, parent or project, or else in the person's inbox. */
export function addItem(world: World, actorId: string, args: Args): Item {
  const { project_id, section_id, parent_id, ...fields } = parseArgs(addItemSchema, args);
  const place = placeOf(world, actorId, { project_id, section_id, parent_id });
  const project = findProject(world, actorId, place.project_id);
  requireMember(project, fields.responsible_uid);
  const siblings = countActive(world, project);
  if (world.plan && siblings >= world.plan.tasksPerProject) throw limitReached('ITEMS');
  const item = { ...newItem(actorId, world.data.clock.now(), siblings), ...fields, ...place };
  if (item.responsible_uid) item.assigned_by_uid = actorId;
  world.data.items.set(item.id, item);
  report(world, { object: 'item', verb: 'added', actorId, record: item });
  return item;
}

/** Changes fields of a task; a call that changes nothing leaves no trace. */
export function updateItem(world: World, actorId: string, id: string, args: Args): Item {
  const item = findItem(world, actorId, id);
  const fields = parseArgs(updateItemSchema, args);
  requireMember(findProject(world, actorId, item.project_id), fields.responsible_uid);
  const before = { ...item };
  const changed = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Item]),
  );
  if (changed.length === 0) return item;
  Object.assign(item, fields, { updated_at: world.data.clock.now() });
  const reassigned = item.responsible_uid !== before.responsible_uid;
  if (reassigned) item.assigned_by_uid = item.responsible_uid && actorId;
  const extra = Object.fromEntries(
    changed.flatMap(([field, value]) => [
      [field, value],
      [`last_${field}`, before[field as keyof Item]],
    ]),
  );
  const intent = reassigned ? 'responsible_uid_changed' : 'item_updated';
  report(world, { object: 'item', verb: 'updated', actorId, record: item, before, intent, extra });
  return item;
}

/** Moves a task, with its subtasks, to a section, a project or under another task. */
export function moveItem(world: World, actorId: string, id: string, args: Args): Item {
  const item = findItem(world, actorId, id);
  const target = parseArgs(moveItemSchema, args);
  if (Object.keys(target).length !== 1) throw badRequest('Exactly one target is expected');
  const place = placeOf(world, actorId, { ...target, fallback: item.project_id });
  const before = { ...item };
  if (samePlace(before, place)) return item;
  const project = findProject(world, actorId, place.project_id);
  const moved = [item, ...descendants(world, id)];
  for (const one of moved) {
    const parent_id = one === item ? place.parent_id : one.parent_id;
    Object.assign(one, place, { parent_id, updated_at: world.data.clock.now() });
    // Somebody who is no collaborator of the new project cannot hold a task there.
    if (!project.members.includes(one.responsible_uid ?? '')) one.responsible_uid = null;
    touch(world, 'items', one.id);
  }
  const extra = moveFacts(before, item);
  const intent = 'item_updated';
  for (const one of moved) hideFromLeftBehind(world, before.project_id, project, one.id);
  report(world, { object: 'item', verb: 'updated', actorId, record: item, before, intent, extra });
  return item;
}

/** Completes a task and its subtasks; of a completed task nothing changes. */
export function completeItem(world: World, actorId: string, id: string): Item {
  const item = findItem(world, actorId, id);
  for (const one of [item, ...descendants(world, id)]) {
    if (one.checked) continue;
    const now = world.data.clock.now();
    const completion = { checked: true, completed_at: now, completed_by_uid: actorId };
    Object.assign(one, completion, { updated_at: now });
    report(world, { object: 'item', verb: 'completed', actorId, record: one });
  }
  return item;
}

/** Reopens a completed task, and the tasks above it. */
export function uncompleteItem(world: World, actorId: string, id: string): Item {
  const item = findItem(world, actorId, id);
  if (item.parent_id) uncompleteItem(world, actorId, item.parent_id);
  if (!item.checked) return item;
  const open = { checked: false, completed_at: null, completed_by_uid: null };
  Object.assign(item, open, { updated_at: world.data.clock.now() });
  report(world, { object: 'item', verb: 'uncompleted', actorId, record: item });
  return item;
}

/** Deletes a task and its subtasks. */
export function deleteItem(world: World, actorId: string, id: string): Item {
  const item = findItem(world, actorId, id);
  for (const one of [...descendants(world, id), item]) {
    Object.assign(one, { is_deleted: true, updated_at: world.data.clock.now() });
    report(world, { object: 'item', verb: 'deleted', actorId, record: one });
  }
  return item;
}

function hideFromLeftBehind(world: World, fromId: string, to: Project, itemId: string): void {
  const from = world.data.projects.get(fromId);
  for (const member of from?.members ?? []) {
    if (!to.members.includes(member)) touch(world, 'items', itemId, { only: member, gone: true });
  }
}

function requireMember(project: Project, responsibleUid: string | null | undefined): void {
  if (responsibleUid && !project.members.includes(responsibleUid)) {
    throw invalidArgument('responsible_uid', 'collaborator of the project');
  }
}

function descendants(world: World, id: string): Item[] {
  const children = [...world.data.items.values()].filter(
    (item) => item.parent_id === id && !item.is_deleted,
  );
  return children.flatMap((child) => [child, ...descendants(world, child.id)]);
}

function countActive(world: World, project: Project): number {
  let count = 0;
  for (const item of world.data.items.values()) {
    if (item.project_id === project.id && !item.checked && !item.is_deleted) count += 1;
  }
  return count;
}
