import { Router, raw } from 'express';

import { requireSameOrigin } from './same-origin.ts';
import { serveFile } from './serve-file.ts';
import type { TelegramServer } from './telegram-server.ts';
import type { TodoistServer } from './todoist-server.ts';
import { UPLOAD_LIMIT, type Uploads } from './uploads.ts';

const BYTES = 'application/octet-stream';

/**
 * POST /uploads?name=&type= takes the bytes of a picked file and answers {upload}, its id for the actions that send
 * it; 413 above the limit. GET /files/telegram/:id and GET /files/todoist/:id/:name serve what was sent.
 */
export function fileRoutes(deps: {
  telegram: TelegramServer;
  todoist: TodoistServer;
  uploads: Uploads;
}): Router {
  const { telegram, todoist, uploads } = deps;
  const router = Router();
  router.post(
    '/uploads',
    requireSameOrigin(BYTES),
    raw({ type: BYTES, limit: UPLOAD_LIMIT }),
    (request, response) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { name, type } = request.query;
      response.json({
        upload: uploads.keep({ name: text(name, 'file'), type: text(type, BYTES), bytes }),
      });
    },
  );
  router.get('/files/telegram/:id', (request, response) => {
    serveFile(request, response, telegram.file(request.params.id));
  });
  router.get('/files/todoist/:id/:name', async (request, response) => {
    serveFile(request, response, await todoist.file(request.params.id, request.params.name));
  });
  return router;
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
