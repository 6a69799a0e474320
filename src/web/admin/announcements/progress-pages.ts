import { Router, type Response } from 'express';
import type { AnnouncementView } from '../../../database/announcement-store.ts';
import { announcementWorkflowId } from '../../../temporal/announcements.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { untilSeen } from '../until-seen.ts';
import { workflowAddress } from '../workflow-address.ts';
import { previewOf } from './draft-form.ts';
import { findAnnouncement } from './find-announcement.ts';
import { progressOf, reasonOf } from './progress.ts';

const HOME = '/admin/announcements';

/** One announcement: a draft as it will be seen, with the way to send it; then how it goes, and whom it did not reach. */
export function progressPages({ show, stores, announcements, temporalUi }: AdminDeps): Router {
  const router = Router();
  const find = (id: string) => findAnnouncement(stores.announcements, id);

  const shared = (announcement: AnnouncementView) => ({
    title: `Announcement ${announcement.id}`,
    crumbs: [{ title: 'Announcements', href: HOME }],
    announcement,
    preview: previewOf({ event: announcement.event.name, text: announcement.text }),
  });

  const showDraft = async (response: Response, announcement: AnnouncementView) => {
    show(response, '/announcements/draft', {
      ...shared(announcement),
      audience: await stores.announcements.audience(announcement.eventId),
    });
  };

  router.get('/:id', async (request, response) => {
    const announcement = await find(request.params.id);
    const { id, state } = announcement;
    if (state === 'draft') return showDraft(response, announcement);
    show(response, '/announcements/progress', {
      ...shared(announcement),
      progress: progressOf(announcement),
      unreached: (await stores.announcements.unreached(id)).map((person) => ({
        ...person,
        why: reasonOf(person),
      })),
      temporalLink: temporalUi && workflowAddress(temporalUi, announcementWorkflowId(id)),
    });
  });

  router.post('/:id/send', async (request, response) => {
    const { id, state, version, event } = await find(request.params.id);
    const seen = Number(formOf(request)['version']);
    if (state === 'draft' && seen !== version) {
      return done(response, `${HOME}/${id}`, 'It was changed meanwhile: look at it, and send it.');
    }
    await announcements.start({ id, version, eventCode: event.code });
    await untilSeen(async () => (await find(String(id))).state !== 'draft');
    done(response, `${HOME}/${id}`, 'It is being sent.');
  });

  for (const [act, text] of Object.entries(STEERING)) {
    router.post(`/:id/${act}`, async (request, response) => {
      const { id, state } = await find(request.params.id);
      const hearing = await announcements[act as keyof typeof STEERING](id);
      if (hearing === 'closed') return done(response, `${HOME}/${id}`, 'It is over already.');
      await untilSeen(async () => (await find(String(id))).state !== state);
      done(response, `${HOME}/${id}`, text);
    });
  }
  return router;
}

const STEERING = {
  pause: 'Nobody else is told until it is resumed.',
  resume: 'It goes on.',
  cancel: 'It is cancelled: nobody else is told.',
} as const;
