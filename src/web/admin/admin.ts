import { Router } from 'express';
import { Problem } from '../problem.ts';
import type { AdminDeps, AdminOptions } from './admin-deps.ts';
import { createAnnouncementPages } from './announcements/announcement-pages.ts';
import { createAgentsPages } from './agents/agents-pages.ts';
import { createAssets } from './assets.ts';
import { beginVisit } from './begin-visit.ts';
import { createDeliveriesPages } from './deliveries/deliveries-pages.ts';
import { createEventPages } from './events/event-pages.ts';
import { createNewEventPages } from './events/new-event-pages.ts';
import { createExportPages } from './exports/exports-pages.ts';
import { readForms, requireOwnPage } from './form.ts';
import { createLoginPages, createLogout } from './login/login-pages.ts';
import { createOrganizersPages } from './organizers/organizers-pages.ts';
import { createOverviewPages } from './overview/overview-pages.ts';
import { pageErrors } from './page-errors.ts';
import { pageHeaders } from './page-headers.ts';
import { createReportPages } from './report/report-pages.ts';
import { requireLogin } from './require-login.ts';
import { createScriptsPages } from './scripts/scripts-pages.ts';
import { createSessions } from './session.ts';
import { createShowPage } from './show-page.ts';
import { createStatisticsPages } from './statistics/statistics-pages.ts';
import { createTicketsPages } from './tickets/tickets-pages.ts';

/** A part of the admin pages: where it lies, what the navigation calls it (null: nothing), and its routes. */
interface Area {
  path: string;
  title: string | null;
  pages: (deps: AdminDeps) => Router;
}

/**
 * The table of contents of the admin pages, in the order of the navigation. To add a page (docs/admin.md has more):
 *
 * 1. `src/web/admin/<area>/<area>-pages.ts` exports `(deps: AdminDeps) => Router`; its paths begin below the area's.
 * 2. A GET answers with `deps.show(response, '/<area>/<view>', { title, crumbs, ...data })`; the view is
 *    `<area>/<view>.eta`, what it shows is in `it`, and the parts it is made of are in `parts/`.
 * 3. A form is `<form method="post">` with `<%~ include('/parts/csrf') %>` in it. Its POST reads `formOf(request)` and
 *    ends with `done(response, '/admin/...', 'It is saved.')`, or shows the form again: `withIssues`, `withRefusal`.
 * 4. Refusals are thrown as `Problem`, and become pages.
 * 5. Its line below.
 */
const AREAS: Area[] = [
  { path: '', title: 'Overview', pages: createOverviewPages },
  { path: '/tickets', title: 'Tickets', pages: createTicketsPages },
  { path: '/deliveries', title: 'Deliveries', pages: createDeliveriesPages },
  { path: '/announcements', title: 'Announcements', pages: createAnnouncementPages },
  { path: '/events', title: 'Events', pages: createEventPages },
  { path: '/events', title: null, pages: createReportPages },
  { path: '/new-event', title: null, pages: createNewEventPages },
  { path: '/statistics', title: 'Statistics', pages: createStatisticsPages },
  { path: '/exports', title: 'Exports', pages: createExportPages },
  { path: '/agents', title: 'Agents', pages: createAgentsPages },
  { path: '/scripts', title: 'Scripts', pages: createScriptsPages },
  { path: '/organizers', title: 'Organizers', pages: createOrganizersPages },
];

/** `/admin`: closed without a session, which the password opens. */
export function createAdmin(options: AdminOptions): Router {
  const { password, publicUrl, stores } = options;
  if (password === null) return turnedOff();
  const sessions = createSessions(password, stores.endedSessions);
  const assets = createAssets();
  const nav = AREAS.flatMap(({ path, title }) =>
    title === null ? [] : [{ title, href: `/admin${path}` }],
  );
  const deps: AdminDeps = { ...options, show: createShowPage({ assets: assets.urls, nav }) };

  const router = Router();
  router.use('/assets', assets.router);
  router.use(pageHeaders());
  router.use(beginVisit(sessions, publicUrl));
  router.use(requireOwnPage(publicUrl));
  router.use('/login', createLoginPages(deps, password, sessions));
  router.use(requireLogin());
  router.use(readForms());
  router.use('/logout', createLogout(deps, sessions));
  for (const { path, pages } of AREAS) router.use(path === '' ? '/' : path, pages(deps));
  router.use(() => {
    throw new Problem(
      404,
      'There is no such page. It may have been moved, or the address is not whole.',
    );
  });
  router.use(pageErrors(deps));
  return router;
}

function turnedOff(): Router {
  const router = Router();
  router.use(pageHeaders(), (_request, response) => {
    const text = 'The admin pages are off: they are turned on by setting ADMIN_PASSWORD.\n';
    response.status(404).type('text').send(text);
  });
  return router;
}
