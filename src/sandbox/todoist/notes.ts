import { z } from 'zod';

import type { Attachment, Note } from './entities.ts';
import { forbidden, invalidArgument } from './errors.ts';
import { findItem, findNote } from './find.ts';
import { newId } from './new-id.ts';
import { parseArgs } from './parse-args.ts';
import { report } from './world.ts';
import type { World } from './world.ts';

type Args = Record<string, unknown>;

const attachment = z
  .looseObject({ resource_type: z.string().optional(), file_url: z.string().nullish() })
  .transform((file): Attachment => ({ ...file, resource_type: file.resource_type ?? 'file' }))
  .nullable();
const content = z.string().max(15_000);
const addSchema = z.object({
  item_id: z.string(),
  content: content.default(''),
  file_attachment: attachment.optional(),
  uids_to_notify: z.array(z.string()).nullish(),
});
const updateSchema = z.object({ content, file_attachment: attachment }).partial();

/** The comments of a task that still exist, oldest first. */
export function notesOf(world: World, itemId: string): Note[] {
  return (world.data.notesOfItem.get(itemId) ?? []).filter((note) => !note.is_deleted);
}

/** Adds a comment; the author is always the actor. It needs a text or a file. */
export function addNote(world: World, actorId: string, args: Args): Note {
  const fields = parseArgs(addSchema, args);
  const item = findItem(world, actorId, fields.item_id);
  if (!fields.content && !fields.file_attachment) throw invalidArgument('content', 'minlen');
  const note: Note = {
    id: newId(),
    item_id: item.id,
    content: fields.content,
    posted_at: world.data.clock.now(),
    posted_uid: actorId,
    file_attachment: fields.file_attachment ?? null,
    uids_to_notify: fields.uids_to_notify ?? null,
    reactions: null,
    is_deleted: false,
  };
  const { notes, notesOfItem } = world.data;
  notes.set(note.id, note);
  notesOfItem.set(item.id, [...(notesOfItem.get(item.id) ?? []), note]);
  report(world, { object: 'note', verb: 'added', actorId, record: note, item });
  return note;
}

/** Only its author may change or delete a comment. */
export function updateNote(world: World, actorId: string, id: string, args: Args): Note {
  const note = findNote(world, actorId, id);
  if (note.posted_uid !== actorId) throw forbidden();
  const item = findItem(world, actorId, note.item_id);
  const last_content = note.content;
  Object.assign(note, parseArgs(updateSchema, args));
  const extra = { last_content };
  report(world, { object: 'note', verb: 'updated', actorId, record: note, item, extra });
  return note;
}

export function deleteNote(world: World, actorId: string, id: string): Note {
  const note = findNote(world, actorId, id);
  if (note.posted_uid !== actorId) throw forbidden();
  const item = findItem(world, actorId, note.item_id);
  note.is_deleted = true;
  report(world, { object: 'note', verb: 'deleted', actorId, record: note, item });
  return note;
}
