import { Router } from 'express';
import { DEFAULT_TIMERS } from '../../../domain/timers.ts';
import { openEvent } from '../../../events/open-event.ts';
import { NEW_EVENT } from '../../api/event-body.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, withIssues, withRefusal, type FormState } from '../form-state.ts';
import { eventCrumbs } from './event-crumbs.ts';
import { newEventValues } from './event-values.ts';
import { formChoices } from './form-choices.ts';
import { ownTexts } from './own-texts.ts';
import { readEventForm } from './read-event-form.ts';

/** `/admin/new-event`: not below /admin/events, where "new" is the code of somebody's event. */
export function createNewEventPages(deps: AdminDeps): Router {
  const { show, stores } = deps;
  const router = Router();
  const formPage = async (form: FormState) => ({
    title: 'New event',
    crumbs: eventCrumbs(),
    form,
    event: null,
    ...(await formChoices(stores.agents)),
  });

  router.get('/', async (_request, response) => {
    show(response, '/events/event-edit', await formPage(cleanForm(newEventValues())));
  });

  router.post('/', async (request, response) => {
    const { csrf: _csrf, ...values } = formOf(request);
    const again = async (form: FormState) => {
      response.status(400);
      show(response, '/events/event-edit', await formPage(form));
    };
    const { code = '', todoistProjectId = '' } = values;
    const read = NEW_EVENT.safeParse({
      ...readEventForm(values),
      code: code.trim(),
      todoistProjectId: todoistProjectId.trim() || null,
    });
    if (!read.success) return again(withIssues(values, read.error.issues));
    const timers = { ...DEFAULT_TIMERS, ...read.data.timers };
    try {
      await openEvent({ events: stores.events, board: deps.board }, { ...read.data, timers });
    } catch (error) {
      return again(withRefusal(values, error));
    }
    const said = 'The event is open. Invite its organizers by the link below.';
    done(response, `/admin/events/${read.data.code}`, said);
  });

  /** What the bot will say, while it is being written; with or without a script. */
  router.post('/texts', (request, response) => {
    const { locale, name = '', welcomeText = '', outOfHoursText = '' } = formOf(request);
    show(response, '/events/text-preview', {
      title: 'What the bot will say',
      crumbs: eventCrumbs(),
      texts: ownTexts(deps.translate, {
        locale: locale === 'ru' ? 'ru' : 'en',
        name: name.trim() || 'the event',
        timezone: 'UTC',
        welcomeText: welcomeText.trim() || null,
        outOfHoursText: outOfHoursText.trim() || null,
      }),
    });
  });
  return router;
}
