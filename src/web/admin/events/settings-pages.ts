import { Router } from 'express';
import type { EventRow } from '../../../database/entities/event.ts';
import { changeEvent } from '../../api/change-event.ts';
import { EVENT_CHANGE } from '../../api/event-body.ts';
import { knownEvent } from '../../api/known-event.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, withIssues, withRefusal, type FormState } from '../form-state.ts';
import { eventCrumbs } from './event-crumbs.ts';
import { eventValues } from './event-values.ts';
import { formChoices } from './form-choices.ts';
import { readEventForm } from './read-event-form.ts';

/** `/:code/edit`: what may change in an event. */
export function createSettingsPages({ show, stores }: AdminDeps): Router {
  const { events, agents } = stores;
  const router = Router();
  const formPage = async (event: EventRow, form: FormState) => ({
    title: `Settings of ${event.name}`,
    crumbs: eventCrumbs(event),
    event,
    form,
    ...(await formChoices(agents)),
  });

  router.get('/:code/edit', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
    show(response, '/events/event-edit', await formPage(event, cleanForm(eventValues(event))));
  });

  router.post('/:code/edit', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
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

  return router;
}
