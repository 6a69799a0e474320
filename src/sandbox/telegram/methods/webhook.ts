import { badRequest } from '../api-error.ts';
import { flagArgument, numberArgument, textArgument } from '../arguments.ts';
import { allowUpdates, type Polling } from '../polling.ts';
import type { Method, World } from '../world.ts';
import type { WebhookDelivery } from '../webhook-delivery.ts';

/** setWebhook and deleteWebhook; http is allowed to this machine only. Source of the wordings: tdlib/telegram-bot-api Client.cpp. */
export function setWebhook(delivery: WebhookDelivery, polling: Polling): Method {
  return (world, { payload }) => {
    const url = textArgument(payload, 'url').trim();
    if (url === '')
      return deleteWebhook(delivery)(world, { method: '', payload, files: new Map() });
    checkUrl(url);
    const secretToken = textArgument(payload, 'secret_token');
    if (secretToken.length > 256) throw badRequest('secret token is too long');
    if (!/^[\w-]*$/.test(secretToken)) {
      throw badRequest('secret token contains unallowed characters');
    }
    dropPending(world, flagArgument(payload, 'drop_pending_updates'));
    allowUpdates(world, payload);
    polling.conflict('terminated by setWebhook request');
    const connections = numberArgument(payload, 'max_connections', 40);
    const maxConnections = Math.min(Math.max(connections, 1), 100);
    world.state.webhook = { url, secretToken, maxConnections };
    world.changed();
    delivery.restart();
    return true;
  };
}

/** deleteWebhook: updates wait for getUpdates again. */
export function deleteWebhook(delivery: WebhookDelivery): Method {
  return (world, { payload }) => {
    dropPending(world, flagArgument(payload, 'drop_pending_updates'));
    world.state.webhook = null;
    world.changed();
    delivery.restart();
    return true;
  };
}

/** getWebhookInfo. */
export const getWebhookInfo: Method = ({ state, queue }) => ({
  url: state.webhook?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: queue.pending().length,
  ...(state.webhook ? { max_connections: state.webhook.maxConnections } : {}),
  ...(state.webhook?.lastError
    ? {
        last_error_date: state.webhook.lastError.date,
        last_error_message: state.webhook.lastError.message,
      }
    : {}),
  ...(state.allowedUpdates.length > 0 ? { allowed_updates: state.allowedUpdates } : {}),
});

function checkUrl(given: string): void {
  const url = URL.parse(given);
  if (url === null) throw badRequest('invalid webhook URL specified');
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
}

function dropPending(world: World, wanted: boolean): void {
  if (wanted) for (const id of world.queue.pending()) world.queue.confirm(id);
}
