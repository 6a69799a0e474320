import type { Item } from './entities.ts';
import { invalidArgument } from './errors.ts';
import { findItem, findSection, inboxOf } from './find.ts';
import type { World } from './world.ts';

/** Where a task is. */
export type Place = Pick<Item, 'project_id' | 'section_id' | 'parent_id'>;

/** Where a task goes that is added to, or moved to, `target`; the inbox if it names nothing. */
export function placeOf(
  world: World,
  actorId: string,
  target: {
    project_id?: string | null;
    section_id?: string | null;
    parent_id?: string | null;
    fallback?: string;
  },
): Place {
  if (target.parent_id) {
    const { project_id, section_id, id } = findItem(world, actorId, target.parent_id);
    return { project_id, section_id, parent_id: id };
  }
  if (target.section_id) {
    const { project_id, id } = findSection(world, actorId, target.section_id);
    if (target.project_id && target.project_id !== project_id) {
      throw invalidArgument('section_id', 'section of the project');
    }
    return { project_id, section_id: id, parent_id: null };
  }
  const project_id = target.project_id ?? target.fallback ?? inboxOf(world, actorId).id;
  return { project_id, section_id: null, parent_id: null };
}

export function samePlace(one: Place, other: Place): boolean {
  return (
    one.project_id === other.project_id &&
    one.section_id === other.section_id &&
    one.parent_id === other.parent_id
  );
}

/** What the activity log says of a move: each changed part of the place, and what it was. */
export function moveFacts(before: Item, item: Item): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const field of ['section_id', 'project_id', 'parent_id'] as const) {
    if (before[field] === item[field]) continue;
    facts[field] = item[field];
    facts[`last_${field}`] = before[field];
  }
  return facts;
}
