import { Router, type Response } from 'express';
import type { EventRow } from '../../../database/entities/event.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, type FormState } from '../form-state.ts';
import { previewOf, readDraft } from './draft-form.ts';
import { findAnnouncement } from './find-announcement.ts';

const HOME = '/admin/announcements';
const CRUMBS = [{ title: 'Announcements', href: HOME }];
const CHANGED = 'It was changed or sent meanwhile: nothing was saved. This is how it is now.';

/** Where announcements are written: nothing is sent from here. */
export function draftPages({ show, stores }: AdminDeps): Router {
  const { announcements, events } = stores;
  const router = Router();

  const showForm = (response: Response, form: FormState, choices: EventRow[], id?: number) => {
    const { event: code, text = '' } = form.values;
    const event = choices.find((each) => each.code === code);
    show(response, '/announcements/draft-form', {
      title: id === undefined ? 'New announcement' : `Announcement ${id}`,
      crumbs: CRUMBS,
      form,
      choices: choices.map(({ code: value, name, closedAt }) => [
        value,
        closedAt === null ? name : `${name} (closed)`,
      ]),
      preview: previewOf({ event: event?.name ?? '', text }),
      back: id === undefined ? HOME : `${HOME}/${id}`,
    });
  };

  router.get('/new', async (request, response) => {
    const choices = await events.list();
    const { event: asked } = request.query;
    const event = typeof asked === 'string' ? asked : (choices[0]?.code ?? '');
    showForm(response, cleanForm({ event, text: '' }), choices);
  });

  router.post('/new', async (request, response) => {
    const values = formOf(request);
    const choices = await events.list();
    const read = readDraft(values, choices);
    if ('form' in read) return showForm(response.status(400), read.form, choices);
    const id = await announcements.draft(read.draft);
    response.redirect(303, `${HOME}/${id}`);
  });

  // The form again, unsaved, with what its words look like.
  router.post('/preview', async (request, response) => {
    showForm(response, cleanForm(formOf(request)), await events.list());
  });

  router.get('/:id/edit', async (request, response) => {
    const { id, state, event, text, version } = await findAnnouncement(
      announcements,
      request.params.id,
    );
    if (state !== 'draft') return response.redirect(303, `${HOME}/${id}`);
    const values = { event: event.code, text, version: String(version) };
    showForm(response, cleanForm(values), await events.list(), id);
  });

  router.post('/:id/edit', async (request, response) => {
    const { id } = await findAnnouncement(announcements, request.params.id);
    const values = formOf(request);
    const choices = await events.list();
    const read = readDraft(values, choices);
    if ('form' in read) return showForm(response.status(400), read.form, choices, id);
    const isSaved = await announcements.edit(id, Number(values['version']) || 0, read.draft);
    if (!isSaved) return done(response, `${HOME}/${id}`, CHANGED);
    response.redirect(303, `${HOME}/${id}`);
  });

  router.post('/:id/delete', async (request, response) => {
    const { id } = await findAnnouncement(announcements, request.params.id);
    if (await announcements.remove(id)) return done(response, HOME, 'The draft is deleted.');
    done(response, `${HOME}/${id}`, 'It is being sent already: cancel it instead.');
  });
  return router;
}
