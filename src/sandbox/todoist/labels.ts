import { z } from 'zod';

import type { Label } from './entities.ts';
import { notFound } from './errors.ts';
import { newId } from './new-id.ts';
import { parseArgs } from './parse-args.ts';
import { report } from './world.ts';
import type { World } from './world.ts';

type Args = Record<string, unknown>;

const editable = {
  color: z.string(),
  is_favorite: z.boolean(),
  order: z.number().int().nullable(),
};
const addSchema = z
  .object({ name: z.string().min(1).max(60), ...editable })
  .partial()
  .required({ name: true });

/** The personal labels of a person. */
export function labelsOf(world: World, actorId: string): Label[] {
  return [...world.data.labels.values()].filter(
    (label) => label.owner_id === actorId && !label.is_deleted,
  );
}

export function findLabel(world: World, actorId: string, id: string): Label {
  const label = labelsOf(world, actorId).find((one) => one.id === id);
  if (!label) throw notFound('Label');
  return label;
}

export function addLabel(world: World, actorId: string, args: Args): Label {
  const { order, ...fields } = parseArgs(addSchema, args);
  const label: Label = {
    id: newId(),
    owner_id: actorId,
    color: 'charcoal',
    order: order ?? labelsOf(world, actorId).length + 1,
    is_favorite: false,
    is_deleted: false,
    ...fields,
  };
  world.data.labels.set(label.id, label);
  report(world, { object: 'label', verb: 'added', actorId, record: label });
  return label;
}

export function updateLabel(world: World, actorId: string, id: string, args: Args): Label {
  const label = findLabel(world, actorId, id);
  Object.assign(label, parseArgs(addSchema.partial(), args));
  report(world, { object: 'label', verb: 'updated', actorId, record: label });
  return label;
}

export function deleteLabel(world: World, actorId: string, id: string): Label {
  const label = findLabel(world, actorId, id);
  label.is_deleted = true;
  report(world, { object: 'label', verb: 'deleted', actorId, record: label });
  return label;
}
