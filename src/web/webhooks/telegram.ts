import { Router } from 'express';
import type { Logger } from 'pino';
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import type { Updates } from '../../telegram/updates.ts';
import { isOneOf } from '../is-one-of.ts';
import { Problem } from '../problem.ts';
import { parseJson, rawBody } from './raw-body.ts';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const updateShape = z.looseObject({ update_id: z.number().int() });

/**
 * Where Telegram posts updates. It answers 200 only when the update is durable; anything else makes Telegram send it
 * again. @param secrets the newest first; the older ones are still taken while they are rotated
 */
export function telegramWebhook(deps: {
  updates: Updates;
  secrets: string[];
  logger: Logger;
}): Router {
  const { updates, secrets, logger } = deps;
  const router = Router();
  router.post('/', rawBody(), async (request, response) => {
    const secret = request.header(SECRET_HEADER);
    if (!secret) {
      throw new Problem(401, `The header ${SECRET_HEADER} is missing.`);
    }
    if (!isOneOf(secret, secrets)) throw new Problem(403, 'The secret token is not ours.');
    const update = updateShape.safeParse(parseJson(request.body));
    if (!update.success) throw new Problem(400, 'This is not an update of Telegram.');
    try {
      await updates.take(update.data as unknown as Update);
    } catch (error) {
      logger.warn({ reason: String(error) }, 'an update was not taken in; Telegram sends it again');
      throw new Problem(503, 'The update could not be stored; send it again.');
    }
    response.json({ ok: true });
  });
  return router;
}
