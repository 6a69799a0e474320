import { createHmac } from 'node:crypto';
import { Router } from 'express';
import type { Logger } from 'pino';
import type { CursorStore } from '../../database/cursor-store.ts';
import type { BoardChange } from '../../todoist/changes.ts';
import type { ChangeDelivery } from '../../todoist/deliver.ts';
import { readWebhook } from '../../todoist/read-webhook.ts';
import { createWebhookMark } from './heard-of-todoist.ts';
import { isOneOf } from '../is-one-of.ts';
import { Problem } from '../problem.ts';
import { parseJson, rawBody } from './raw-body.ts';

/** Headers of Todoist's webhooks. Source: Todoist API v1, "Webhooks". */
const SIGNATURE_HEADER = 'x-todoist-hmac-sha256';
const DELIVERY_HEADER = 'x-todoist-delivery-id';

/** Where Todoist tells of changes on the boards. The signature covers the body as it came. */
export function todoistWebhook(deps: {
  delivery: ChangeDelivery;
  clientSecrets: string[];
  cursors: Pick<CursorStore, 'set'>;
  logger: Logger;
}): Router {
  const { delivery, clientSecrets, cursors, logger } = deps;
  const noteWebhook = createWebhookMark(cursors);
  const router = Router();
  router.post('/', rawBody(), async (request, response) => {
    const signature = request.header(SIGNATURE_HEADER);
    if (!signature) throw new Problem(401, `The header ${SIGNATURE_HEADER} is missing.`);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (
      !isOneOf(
        signature,
        clientSecrets.map((secret) => sign(body, secret)),
      )
    ) {
      throw new Problem(403, 'The signature does not fit the body.');
    }
    const change = read(body);
    if (change === undefined) throw new Problem(400, 'This is not a webhook of Todoist.');
    try {
      const deliveryId = request.header(DELIVERY_HEADER) ?? signature;
      if (change) await delivery.deliver(change, { deliveryId });
      await noteWebhook();
    } catch (error) {
      logger.warn({ reason: String(error) }, 'a change was not taken in; a pull will bring it');
      throw new Problem(503, 'The change could not be stored; send it again.');
    }
    response.json({ ok: true });
  });
  return router;
}

function sign(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

function read(body: Buffer): BoardChange | null | undefined {
  try {
    return readWebhook(parseJson(body));
  } catch {
    return undefined;
  }
}
