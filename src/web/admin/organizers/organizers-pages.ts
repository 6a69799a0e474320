import { Router } from 'express';
import type { OrganizerLine } from '../../../database/organizer-pages.ts';
import { knownEvent } from '../../api/known-event.ts';
import { Problem } from '../../problem.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm } from '../form-state.ts';
import { readId } from '../read-id.ts';
import { addressOf, choiceOf, readOrganizerQuery } from './organizer-query.ts';

const PAGE_SIZE = 50;

/** `/admin/organizers`: who is admitted to what; one of them, with their tickets. */
export function createOrganizersPages({ show, stores }: AdminDeps): Router {
  const { organizerPages, organizers, events } = stores;
  const router = Router();
  const knownOrganizer = async (text: string): Promise<OrganizerLine> => {
    const id = readId(text);
    const found = id === null ? null : await organizerPages.one(id);
    if (found === null) throw new Problem(404, 'There is no such organizer.');
    return found;
  };

  router.get('/', async (request, response) => {
    const query = readOrganizerQuery(request);
    const { before } = query;
    const [found, known] = await Promise.all([
      organizerPages.list(choiceOf(query), { before, limit: PAGE_SIZE }),
      events.list(),
    ]);
    show(response, '/organizers/organizer-list', {
      title: 'Organizers',
      found,
      isFiltered: Object.keys(choiceOf(query)).length > 0,
      form: cleanForm({
        q: query.q ?? '',
        event: query.event ?? '',
        blocked: query.blocked ?? '',
      }),
      events: known.map(({ code, name }) => [code, name]),
      pager: {
        previous: before === null ? null : addressOf(query),
        next: found.next === null ? null : addressOf(query, found.next),
      },
    });
  });

  router.get('/:id', async (request, response) => {
    const organizer = await knownOrganizer(request.params.id);
    const open = await events.open();
    show(response, '/organizers/organizer', {
      title: organizer.name,
      crumbs: [{ title: 'Organizers', href: '/admin/organizers' }],
      organizer,
      tickets: await organizerPages.tickets(organizer.id, PAGE_SIZE),
      form: cleanForm(),
      events: open
        .filter(({ code }) => !organizer.events.includes(code))
        .map(({ code, name }) => [code, name]),
    });
  });

  router.post('/:id/admit', async (request, response) => {
    const { id } = await knownOrganizer(request.params.id);
    const event = knownEvent(await events.byCode(formOf(request)['event'] ?? ''));
    if (event.closedAt !== null) throw new Problem(409, 'This event is closed: it admits nobody.');
    await organizers.admit(id, event.id);
    done(response, `/admin/organizers/${id}`, `What they write next goes to ${event.name}.`);
  });

  router.post('/:id/dismiss', async (request, response) => {
    const { id } = await knownOrganizer(request.params.id);
    const event = knownEvent(await events.byCode(formOf(request)['event'] ?? ''));
    await organizerPages.dismiss(id, event.id);
    done(response, `/admin/organizers/${id}`, `They are not admitted to ${event.name} any more.`);
  });
  return router;
}
