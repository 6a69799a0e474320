import { findProject, findSection } from '../find.ts';
import { resultsPage } from '../page.ts';
import { del, get, idOf, post } from '../route.ts';
import type { Route } from '../route.ts';
import { addSection, deleteSection, sectionsOf, updateSection } from '../sections.ts';

export const sectionRoutes: Route[] = [
  get('/sections', ({ world, person, query }) => {
    const projects =
      query.project_id === undefined
        ? [...world.data.projects.values()].filter(({ members }) => members.includes(person.id))
        : [findProject(world, person.id, query.project_id)];
    return resultsPage(
      projects.flatMap(({ id }) => sectionsOf(world, id)),
      query,
    );
  }),
  post('/sections', ({ world, person, body: { order, ...args } }) =>
    addSection(world, person.id, { ...args, section_order: order }),
  ),
  get('/sections/:id', (call) => findSection(call.world, call.person.id, idOf(call))),
  post('/sections/:id', (call) => updateSection(call.world, call.person.id, idOf(call), call.body)),
  del('/sections/:id', (call) => deleteSection(call.world, call.person.id, idOf(call))),
];
