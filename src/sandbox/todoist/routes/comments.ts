import { missingArgument } from '../errors.ts';
import { findItem, findNote } from '../find.ts';
import { addNote, deleteNote, notesOf, updateNote } from '../notes.ts';
import { resultsPage } from '../page.ts';
import { del, get, idOf, post } from '../route.ts';
import type { Route } from '../route.ts';

export const commentRoutes: Route[] = [
  get('/comments', ({ world, person, query }) => {
    if (query.task_id === undefined) throw missingArgument('task_id');
    const item = findItem(world, person.id, query.task_id);
    return resultsPage(notesOf(world, item.id), query);
  }),
  post('/comments', ({ world, person, body }) => addNote(world, person.id, syncArgs(body))),
  get('/comments/:id', (call) => findNote(call.world, call.person.id, idOf(call))),
  post('/comments/:id', (call) =>
    updateNote(call.world, call.person.id, idOf(call), syncArgs(call.body)),
  ),
  del('/comments/:id', (call) => deleteNote(call.world, call.person.id, idOf(call))),
];

/** REST calls an item a task and a file an attachment. */
function syncArgs(body: Record<string, unknown>): Record<string, unknown> {
  const { task_id, attachment, ...args } = body;
  if (task_id !== undefined) args.item_id = task_id;
  if (attachment !== undefined) args.file_attachment = attachment;
  return args;
}
