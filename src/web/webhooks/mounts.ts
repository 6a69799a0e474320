import type { Router } from 'express';
import type { CursorStore } from '../../database/cursor-store.ts';
import type { Logger } from '../../logger.ts';
import type { Updates } from '../../telegram/updates.ts';
import type { ChangeDelivery } from '../../todoist/deliver.ts';
import { telegramWebhook } from './telegram.ts';
import { todoistWebhook } from './todoist.ts';

/** Where Telegram posts updates, below the public address. */
export const TELEGRAM_WEBHOOK_PATH = '/webhooks/telegram';

/** The webhooks' routes. One without secrets is off: nothing that comes could be verified. */
export function webhookMounts(deps: {
  updates: Updates;
  telegramSecrets: string[];
  delivery: ChangeDelivery;
  todoistSecrets: string[];
  cursors: CursorStore;
  logger: Logger;
}): { path: string; router: Router }[] {
  const { updates, telegramSecrets, delivery, todoistSecrets, cursors, logger } = deps;
  const mounts = [];
  if (telegramSecrets.length > 0) {
    const router = telegramWebhook({ updates, secrets: telegramSecrets, logger });
    mounts.push({ path: TELEGRAM_WEBHOOK_PATH, router });
  }
  if (todoistSecrets.length > 0) {
    const router = todoistWebhook({ delivery, clientSecrets: todoistSecrets, cursors, logger });
    mounts.push({ path: '/webhooks/todoist', router });
  }
  return mounts;
}
