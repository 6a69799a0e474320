import { Router } from 'express';
import { toString as toQrCode } from 'qrcode';
import { deepLink } from '../../api/event-json.ts';
import { knownEvent } from '../../api/known-event.ts';
import { Problem } from '../../problem.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { eventCrumbs } from './event-crumbs.ts';

/** `/:code/invitation` and `/:code/qr.svg`: the invite link as people see it on a wall. */
export function createInvitationPages({ show, stores, botUsername }: AdminDeps): Router {
  const { events } = stores;
  const router = Router();

  router.get('/:code/invitation', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
    show(response, '/events/invitation', {
      title: event.name,
      crumbs: eventCrumbs(event),
      event,
      inviteLink: deepLink(await botUsername(), event.code),
    });
  });

  router.get('/:code/qr.svg', async (request, response) => {
    const { code } = knownEvent(await events.byCode(request.params.code));
    const link = deepLink(await botUsername(), code);
    if (link === null) throw new Problem(503, 'Telegram does not say what the bot is called.');
    response.type('svg').send(await toQrCode(link, { type: 'svg', margin: 2 }));
  });

  return router;
}
