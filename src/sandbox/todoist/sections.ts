import { z } from 'zod';

import type { Section } from './entities.ts';
import { limitReached } from './errors.ts';
import { findProject, findSection } from './find.ts';
import { newId } from './new-id.ts';
import { parseArgs } from './parse-args.ts';
import { deleteItem } from './items.ts';
import { report } from './world.ts';
import type { World } from './world.ts';

type Args = Record<string, unknown>;

const name = z.string().min(1).max(2_048);
const addSchema = z.object({
  name,
  project_id: z.string(),
  description: z.string().nullish(),
  section_order: z.number().int().nullish(),
});
const updateSchema = z
  .object({ name, description: z.string().nullable(), is_collapsed: z.boolean() })
  .partial();

/** The sections of a project that still exist, in their order on the board. */
export function sectionsOf(world: World, projectId: string): Section[] {
  return [...world.data.sections.values()]
    .filter((section) => section.project_id === projectId && !section.is_deleted)
    .toSorted((a, b) => a.section_order - b.section_order);
}

export function addSection(world: World, actorId: string, args: Args): Section {
  const fields = parseArgs(addSchema, args);
  findProject(world, actorId, fields.project_id);
  const siblings = sectionsOf(world, fields.project_id);
  if (world.plan && siblings.length >= world.plan.sectionsPerProject)
    throw limitReached('SECTIONS');
  const now = world.data.clock.now();
  const section: Section = {
    id: newId(),
    user_id: actorId,
    project_id: fields.project_id,
    name: fields.name,
    description: fields.description ?? null,
    section_order: fields.section_order ?? (siblings.at(-1)?.section_order ?? 0) + 1,
    is_archived: false,
    is_collapsed: false,
    is_deleted: false,
    added_at: now,
    updated_at: now,
    archived_at: null,
  };
  world.data.sections.set(section.id, section);
  report(world, { object: 'section', verb: 'added', actorId, record: section });
  return section;
}

export function updateSection(world: World, actorId: string, id: string, args: Args): Section {
  const section = findSection(world, actorId, id);
  Object.assign(section, parseArgs(updateSchema, args), { updated_at: world.data.clock.now() });
  report(world, { object: 'section', verb: 'updated', actorId, record: section });
  return section;
}

/** Deletes a section with its tasks. */
export function deleteSection(world: World, actorId: string, id: string): Section {
  const section = findSection(world, actorId, id);
  for (const item of world.data.items.values()) {
    if (item.section_id === id && !item.is_deleted) deleteItem(world, actorId, item.id);
  }
  Object.assign(section, { is_deleted: true, updated_at: world.data.clock.now() });
  report(world, { object: 'section', verb: 'deleted', actorId, record: section });
  return section;
}
