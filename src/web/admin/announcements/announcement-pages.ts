import { Router } from 'express';
import type { AdminDeps } from '../admin-deps.ts';
import { draftPages } from './draft-pages.ts';
import { progressPages } from './progress-pages.ts';

const PAGE_SIZE = 50;

/** `/admin/announcements`: what leads say to all organizers of an event. */
export function createAnnouncementPages(deps: AdminDeps): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const before = Number(request.query['before']) || null;
    const found = await deps.stores.announcements.list({ before, limit: PAGE_SIZE + 1 });
    const announcements = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? announcements.at(-1) : undefined;
    deps.show(response, '/announcements/announcement-list', {
      title: 'Announcements',
      announcements,
      pager: {
        previous: before === null ? null : '/admin/announcements',
        next: last ? `/admin/announcements?before=${last.id}` : null,
      },
    });
  });
  router.use(draftPages(deps));
  router.use(progressPages(deps));
  return router;
}
