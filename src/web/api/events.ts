import { Router } from 'express';
import { z } from 'zod';
import { DEFAULT_TIMERS } from '../../domain/timers.ts';
import { openEvent } from '../../events/open-event.ts';
import type { ApiDeps } from './api-deps.ts';
import { changeEvent } from './change-event.ts';
import { EVENT_CHANGE, NEW_EVENT } from './event-body.ts';
import { eventJson } from './event-json.ts';
import { knownEvent } from './known-event.ts';
import { PAGE_QUERY, readCursor, toPage } from './page.ts';
import { readBody, readQuery } from './read-input.ts';

const LIST_QUERY = z.strictObject(PAGE_QUERY);

/** `/events`: open, look up, change. */
export function createEventRoutes(deps: ApiDeps): Router {
  const { events, botUsername } = deps;
  const router = Router();

  router.post('/events', async (request, response) => {
    const body = readBody(NEW_EVENT, request);
    const event = await openEvent(deps, { ...body, timers: { ...DEFAULT_TIMERS, ...body.timers } });
    response
      .status(201)
      .location(`/api/v1/events/${event.code}`)
      .json(eventJson(event, await botUsername()));
  });

  router.get('/events', async (request, response) => {
    const { cursor, limit } = readQuery(LIST_QUERY, request);
    const found = await events.list({ before: readCursor(cursor), limit: limit + 1 });
    const bot = await botUsername();
    response.json(
      toPage(found, limit, { key: (event) => event.id, json: (event) => eventJson(event, bot) }),
    );
  });

  router.get('/events/:code', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
    response.json(eventJson(event, await botUsername()));
  });

  router.patch('/events/:code', async (request, response) => {
    const change = readBody(EVENT_CHANGE, request);
    const event = knownEvent(await events.byCode(request.params.code));
    const changed = await changeEvent(events, event, change);
    response.json(eventJson(changed, await botUsername()));
  });

  router.post('/events/:code/close', async (request, response) => {
    const event = knownEvent(await events.byCode(request.params.code));
    await events.close(event.id, new Date());
    response.json(eventJson(knownEvent(await events.byCode(event.code)), await botUsername()));
  });

  return router;
}
