import { Router } from 'express';
import { z } from 'zod';
import type { EventRow } from '../../database/entities/event.ts';
import type { Script } from '../../database/script-store.ts';
import { readScriptName } from '../../domain/scripts.ts';
import { Problem } from '../problem.ts';
import type { ApiDeps } from './api-deps.ts';
import { knownEvent } from './known-event.ts';
import { NAME_RULE, SCRIPT_TEXT } from './script-body.ts';
import { PAGE_QUERY, readCursor, toPage } from './page.ts';
import { readBody, readQuery } from './read-input.ts';

const code = z.string().trim().min(1).optional();

const LIST_QUERY = z.strictObject({ ...PAGE_QUERY, event: code });
const REMOVE_QUERY = z.strictObject({ event: code });
const SCRIPT = z.strictObject({
  event: code,
  text: SCRIPT_TEXT,
});

/** `/scripts`: what agents can call, put and remove; of an event, or of the installation where none is named. */
export function createScriptRoutes(deps: Pick<ApiDeps, 'scripts' | 'events'>): Router {
  const { scripts, events } = deps;
  const router = Router();
  const eventOf = async (asked: string | undefined): Promise<EventRow | null> =>
    asked === undefined ? null : knownEvent(await events.byCode(asked));

  router.get('/scripts', async (request, response) => {
    const { cursor, limit, event: asked } = readQuery(LIST_QUERY, request);
    const after = readCursor(cursor) ?? 0;
    const event = await eventOf(asked);
    const all = event === null ? await scripts.list(null) : await scripts.forEvent(event.id);
    const found = all
      .filter((script) => script.id > after)
      .toSorted((one, other) => one.id - other.id)
      .slice(0, limit + 1);
    response.json(
      toPage(found, limit, {
        key: (script) => script.id,
        json: (script) => scriptJson(script, event),
      }),
    );
  });

  router.put('/scripts/:name', async (request, response) => {
    const name = nameOf(request.params.name);
    const body = readBody(SCRIPT, request);
    const event = await eventOf(body.event);
    const { script, isNew } = await scripts.put({
      name,
      text: body.text,
      eventId: event?.id ?? null,
    });
    response.status(isNew ? 201 : 200).json(scriptJson(script, event));
  });

  router.delete('/scripts/:name', async (request, response) => {
    const name = nameOf(request.params.name);
    const event = await eventOf(readQuery(REMOVE_QUERY, request).event);
    if (!(await scripts.remove(name, event?.id ?? null))) {
      const owner = event === null ? 'The installation' : 'This event';
      throw new Problem(404, `${owner} has no script of this name.`);
    }
    response.status(204).end();
  });

  return router;
}

function nameOf(text: string): string {
  const name = readScriptName(text);
  if (name !== null) return name;
  throw new Problem(400, `${NAME_RULE}.`, { errors: [{ path: 'name', message: NAME_RULE }] });
}

/** A script's `event` is null where it is the whole installation's. */
function scriptJson({ name, text, eventId, createdAt, updatedAt }: Script, event: EventRow | null) {
  return { name, text, event: eventId === null ? null : event?.code, createdAt, updatedAt };
}
