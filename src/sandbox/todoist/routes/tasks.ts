import type { Item } from '../entities.ts';
import { badRequest } from '../errors.ts';
import { findItem } from '../find.ts';
import {
  addItem,
  completeItem,
  deleteItem,
  moveItem,
  uncompleteItem,
  updateItem,
} from '../items.ts';
import { page, resultsPage } from '../page.ts';
import { del, get, idOf, post } from '../route.ts';
import type { Call, Route } from '../route.ts';
import { itemView } from '../views.ts';

export const taskRoutes: Route[] = [
  get('/tasks', (call) => {
    const active = visibleItems(call).filter((item) => !item.checked);
    return resultsPage(
      active.map((item) => itemView(call.world, item)),
      call.query,
    );
  }),
  get('/tasks/completed/by_completion_date', completedByDate),
  post('/tasks', (call) =>
    itemView(call.world, addItem(call.world, call.person.id, syncArgs(call.body))),
  ),
  get('/tasks/:id', (call) =>
    itemView(call.world, findItem(call.world, call.person.id, idOf(call))),
  ),
  post('/tasks/:id', (call) =>
    itemView(call.world, updateItem(call.world, call.person.id, idOf(call), syncArgs(call.body))),
  ),
  post('/tasks/:id/move', (call) =>
    itemView(call.world, moveItem(call.world, call.person.id, idOf(call), call.body)),
  ),
  post('/tasks/:id/close', (call) => {
    completeItem(call.world, call.person.id, idOf(call));
  }),
  post('/tasks/:id/reopen', (call) => {
    uncompleteItem(call.world, call.person.id, idOf(call));
  }),
  del('/tasks/:id', (call) => deleteItem(call.world, call.person.id, idOf(call))),
];

function visibleItems({ world, person, query }: Call): Item[] {
  const ids = query.ids?.split(',');
  return [...world.data.items.values()].filter(
    (item) =>
      !item.is_deleted &&
      world.data.projects.get(item.project_id)?.members.includes(person.id) &&
      (query.project_id === undefined || item.project_id === query.project_id) &&
      (query.section_id === undefined || item.section_id === query.section_id) &&
      (query.parent_id === undefined || item.parent_id === query.parent_id) &&
      (query.label === undefined || item.labels.includes(query.label)) &&
      (ids === undefined || ids.includes(item.id)),
  );
}

function completedByDate(call: Call): object {
  const since = Date.parse(call.query.since ?? '');
  const until = Date.parse(call.query.until ?? '');
  if (Number.isNaN(since) || Number.isNaN(until)) throw badRequest('Invalid date format');
  const completed = visibleItems(call).filter((item) => {
    const at = Date.parse(item.completed_at ?? '');
    return item.checked && at >= since && at <= until;
  });
  completed.sort((a, b) => (b.completed_at ?? '').localeCompare(a.completed_at ?? ''));
  const { records, next_cursor } = page(completed, call.query);
  return { items: records.map((item) => itemView(call.world, item)), next_cursor };
}

/** REST names some fields otherwise than sync, e.g. `assignee_id`. */
function syncArgs(body: Record<string, unknown>): Record<string, unknown> {
  const { assignee_id, order, due_date, due_datetime, due_string, ...args } = body;
  const { deadline_date, deadline_lang: _, due_lang: __, duration, duration_unit, ...rest } = args;
  if (assignee_id !== undefined) rest.responsible_uid = assignee_id;
  if (order !== undefined) rest.child_order = order;
  const date = due_date ?? due_datetime;
  if (date !== undefined) rest.due = date === null ? null : { date };
  if (due_string === 'no date') rest.due = null;
  // Natural language dates are beyond a simulator: what it cannot read it refuses as Todoist does.
  else if (due_string !== undefined) throw badRequest('Invalid date format');
  if (deadline_date !== undefined) rest.deadline = deadline_date && { date: deadline_date };
  if (duration !== undefined) rest.duration = { amount: duration, unit: duration_unit };
  return rest;
}
