import { Router } from 'express';
import { toString as toQrCode } from 'qrcode';
import { EVENT_CHANGE } from '../../api/event-body.ts';
import { changeEvent } from '../../api/change-event.ts';
import { deepLink } from '../../api/event-json.ts';
import { knownEvent } from '../../api/known-event.ts';
import { Problem } from '../../problem.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, withIssues, withRefusal, type FormState } from '../form-state.ts';
import { TIMER_LABELS, WEEKDAY_LABELS } from './event-fields.ts';
import { eventValues } from './event-values.ts';
import { formChoices } from './form-choices.ts';
import { ownTexts } from './own-texts.ts';
import { readEventForm } from './read-event-form.ts';
import type { EventRow } from '../../../database/entities/event.ts';

const CRUMBS = [{ title: 'Events', href: '/admin/events' }];

/** `/admin/events`: all of them; one with its invitation; its settings; its end. */
export function createEventPages(deps: AdminDeps): Router {
  const { show, stores, botUsername } = deps;
  const { events, eventOverview } = stores;
  const router = Router();
  const eventOf = async (code: string) => knownEvent(await events.byCode(code));
  const crumbsOf = ({ name, code }: EventRow) => [
    ...CRUMBS,
    { title: name, href: `/admin/events/${code}` },
  ];
  const inviteOf = async ({ code }: EventRow) => deepLink(await botUsername(), code);
  const formPage = async (event: EventRow, form: FormState) => ({
    title: `Settings of ${event.name}`,
    crumbs: crumbsOf(event),
    event,
    form,
    ...(await formChoices(stores.agents)),
  });

  router.get('/', async (_request, response) => {
    show(response, '/events/event-list', {
      title: 'Events',
      events: await eventOverview.standings(),
    });
  });

  router.get('/:code', async (request, response) => {
    const event = await eventOf(request.params.code);
    const [standing] = await eventOverview.standings({ code: event.code });
    show(response, '/events/event', {
      title: event.name,
      crumbs: CRUMBS,
      event,
      events: [standing],
      inviteLink: await inviteOf(event),
      boardUrl: `https://app.todoist.com/app/project/${event.todoistProjectId}`,
      timerLabels: TIMER_LABELS,
      weekdays: WEEKDAY_LABELS,
      texts: ownTexts(deps.translate, event),
    });
  });

  router.get('/:code/edit', async (request, response) => {
    const event = await eventOf(request.params.code);
    show(response, '/events/event-edit', await formPage(event, cleanForm(eventValues(event))));
  });

  router.post('/:code/edit', async (request, response) => {
    const event = await eventOf(request.params.code);
    const { csrf: _csrf, ...values } = formOf(request);
    const again = async (form: FormState) => {
      response.status(400);
      show(response, '/events/event-edit', await formPage(event, form));
    };
    const read = EVENT_CHANGE.safeParse(readEventForm(values));
    if (!read.success) return again(withIssues(values, read.error.issues));
    try {
      await changeEvent(events, event, read.data);
    } catch (error) {
      return again(withRefusal(values, error));
    }
    done(response, `/admin/events/${event.code}`, 'The settings are saved.');
  });

  router.post('/:code/close', async (request, response) => {
    const event = await eventOf(request.params.code);
    await events.close(event.id, new Date());
    done(response, `/admin/events/${event.code}`, 'The event is closed.');
  });

  router.get('/:code/invitation', async (request, response) => {
    const event = await eventOf(request.params.code);
    const inviteLink = await inviteOf(event);
    const page = { title: event.name, crumbs: crumbsOf(event), event, inviteLink };
    show(response, '/events/invitation', page);
  });

  router.get('/:code/qr.svg', async (request, response) => {
    const link = await inviteOf(await eventOf(request.params.code));
    if (link === null) throw new Problem(503, 'Telegram does not say what the bot is called.');
    response.type('svg').send(await toQrCode(link, { type: 'svg', margin: 2 }));
  });

  return router;
}
