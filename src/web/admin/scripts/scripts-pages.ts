import { Router, type Request } from 'express';
import { z } from 'zod';
import type { EventRow } from '../../../database/entities/event.ts';
import { readScriptName } from '../../../domain/scripts.ts';
import { knownEvent } from '../../api/known-event.ts';
import { SCRIPT_NAME, SCRIPT_TEXT } from '../../api/script-body.ts';
import { Problem } from '../../problem.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, withIssues, type FormState } from '../form-state.ts';
import { previewScript } from './preview-script.ts';

const CRUMBS = [{ title: 'Scripts', href: '/admin/scripts' }];
const SCRIPT = z.object({ name: SCRIPT_NAME, text: SCRIPT_TEXT });
const NO_SCRIPT = 'There is no such script any more.';

/** `/admin/scripts`: canned replies, of each event and of all. A script is named by its query: names may be any word. */
export function createScriptsPages({ show, stores }: AdminDeps): Router {
  const { scripts, events } = stores;
  const router = Router();
  const eventOf = async (code: string): Promise<EventRow | null> =>
    code === '' ? null : knownEvent(await events.byCode(code));
  const formPage = async (form: FormState, isNew: boolean) => ({
    title: isNew ? 'New script' : `!${form.values['name']}`,
    crumbs: CRUMBS,
    form,
    isNew,
    events: (await events.open()).map(({ code, name }) => [code, `${name} alone`]),
    preview: previewScript(form.values['text'] ?? ''),
  });

  router.get('/', async (_request, response) => {
    const open = await events.open();
    const groups = await Promise.all([
      scripts.list(null).then((found) => ({ title: 'Every event', code: '', scripts: found })),
      ...open.map(async ({ id, name, code }) => ({
        title: name,
        code,
        scripts: await scripts.list(id),
      })),
    ]);
    show(response, '/scripts/script-list', { title: 'Scripts', groups });
  });

  router.get('/edit', async (request, response) => {
    const { event, name } = named(request);
    const row = await eventOf(event);
    const found = (await scripts.list(row?.id ?? null)).find((script) => script.name === name);
    if (name !== '' && found === undefined) throw new Problem(404, NO_SCRIPT);
    const form = cleanForm({ event, name, text: found?.text ?? '' });
    show(response, '/scripts/script-edit', await formPage(form, name === ''));
  });

  router.post('/edit', async (request, response) => {
    const { csrf: _csrf, ...values } = formOf(request);
    const isNew = values['isNew'] === 'yes';
    const read = SCRIPT.safeParse(values);
    const again = async (form: FormState) => {
      response.status(400);
      show(response, '/scripts/script-edit', await formPage(form, isNew));
    };
    if (!read.success) return again(withIssues(values, read.error.issues));
    const { name, text } = read.data;
    const eventId = (await eventOf(values['event'] ?? ''))?.id ?? null;
    if (isNew && (await scripts.list(eventId)).some((script) => script.name === name)) {
      const faults = { name: 'There is a script of this name; change that one' };
      return again({ values, faults, fault: null });
    }
    await scripts.put({ name, text, eventId });
    done(response, '/admin/scripts', `!${name} is saved.`);
  });

  router.post('/remove', async (request, response) => {
    const { event = '', name = '' } = formOf(request);
    if (!(await scripts.remove(name, (await eventOf(event))?.id ?? null))) {
      throw new Problem(404, NO_SCRIPT);
    }
    done(response, '/admin/scripts', `!${name} is removed.`);
  });

  /** What organizers will read, while it is being written; with or without a script. */
  router.post('/preview', (request, response) => {
    const preview = previewScript(formOf(request)['text'] ?? '');
    show(response, '/scripts/preview', { title: 'As Telegram shows it', crumbs: CRUMBS, preview });
  });
  return router;
}

function named(request: Request): { event: string; name: string } {
  const { event, name } = request.query;
  return {
    event: typeof event === 'string' ? event : '',
    name: typeof name === 'string' ? (readScriptName(name) ?? '') : '',
  };
}
