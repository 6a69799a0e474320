import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../../../export/export-format.ts';
import { EXPORTED } from '../../../export/exported.ts';
import { readQuery } from '../../api/read-input.ts';
import { answerExport, EXPORT_QUERY } from '../../export-request.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { cleanForm, withRefusal, type FormState } from '../form-state.ts';

const DOWNLOAD_QUERY = EXPORT_QUERY.extend({
  what: z.enum(EXPORTED),
  format: z.enum(EXPORT_FORMATS),
});

const FIELDS = ['what', 'event', 'from', 'to', 'format'];

/** `/admin/exports`: choose what, and get it as a file. */
export function createExportPages({ show, stores }: AdminDeps): Router {
  const router = Router();
  const showForm = async (response: Response, form: FormState): Promise<void> => {
    const events = await stores.events.list();
    show(response, '/exports/exports', {
      title: 'Exports',
      form,
      events: [['', 'All events'], ...events.map(({ code, name }) => [code, `${name} (${code})`])],
    });
  };

  router.get('/', (request, response) => showForm(response, cleanForm(valuesOf(request))));

  router.get('/download', async (request, response) => {
    try {
      await answerExport(stores, readQuery(DOWNLOAD_QUERY, request), response);
    } catch (error) {
      if (response.headersSent) throw error;
      await showForm(response.status(400), withRefusal(valuesOf(request), error));
    }
  });

  return router;
}

/** What the form's fields say; a link may fill them in. */
function valuesOf({ query }: Request): Record<string, string> {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return Object.fromEntries(FIELDS.map((name) => [name, text(query[name])]));
}
