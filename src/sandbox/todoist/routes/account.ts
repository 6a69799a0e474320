import { inboxOf } from '../find.ts';
import { addLabel, deleteLabel, findLabel, labelsOf, updateLabel } from '../labels.ts';
import { resultsPage } from '../page.ts';
import { del, get, idOf, post } from '../route.ts';
import type { Route } from '../route.ts';
import { labelView, userView } from '../views.ts';

/** What belongs to a person alone: the account and its labels. */
export const accountRoutes: Route[] = [
  get('/user', ({ world, person }) => userView(person, inboxOf(world, person.id).id)),
  get('/labels', ({ world, person, query }) =>
    resultsPage(labelsOf(world, person.id).map(labelView), query),
  ),
  post('/labels', ({ world, person, body }) => labelView(addLabel(world, person.id, body))),
  get('/labels/:id', (call) => labelView(findLabel(call.world, call.person.id, idOf(call)))),
  post('/labels/:id', (call) =>
    labelView(updateLabel(call.world, call.person.id, idOf(call), call.body)),
  ),
  del('/labels/:id', (call) => deleteLabel(call.world, call.person.id, idOf(call))),
];
