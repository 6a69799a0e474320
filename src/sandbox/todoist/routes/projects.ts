import { archiveProject } from '../archive-project.ts';
import { findProject } from '../find.ts';
import { resultsPage } from '../page.ts';
import { addProject, deleteProject, updateProject } from '../projects.ts';
import { del, get, idOf, post } from '../route.ts';
import type { Route } from '../route.ts';
import { collaboratorView, projectView } from '../views.ts';

export const projectRoutes: Route[] = [
  get('/projects', ({ world, person, query }) => {
    const visible = [...world.data.projects.values()].filter(
      (project) =>
        !project.is_deleted && !project.is_archived && project.members.includes(person.id),
    );
    return resultsPage(visible.map(projectView), query);
  }),
  post('/projects', ({ world, person, body }) => projectView(addProject(world, person.id, body))),
  get('/projects/:id', (call) => projectView(findProject(call.world, call.person.id, idOf(call)))),
  post('/projects/:id', (call) =>
    projectView(updateProject(call.world, call.person.id, idOf(call), call.body)),
  ),
  post('/projects/:id/archive', (call) =>
    projectView(archiveProject(call.world, call.person.id, idOf(call), true)),
  ),
  post('/projects/:id/unarchive', (call) =>
    projectView(archiveProject(call.world, call.person.id, idOf(call), false)),
  ),
  del('/projects/:id', (call) => deleteProject(call.world, call.person.id, idOf(call))),
  get('/projects/:id/collaborators', (call) => {
    const { members } = findProject(call.world, call.person.id, idOf(call));
    const people = [...call.world.data.people.values()].filter(({ id }) => members.includes(id));
    return resultsPage(people.map(collaboratorView), call.query);
  }),
];
