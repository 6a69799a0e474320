import type { Telegram } from 'telegraf';
import type { Logger } from 'pino';
import type { UpdateSource } from './polling.ts';
import { ALLOWED_UPDATES } from './updates.ts';

const AFTER_FAILURE = 5_000;

/**
 * Tells Telegram where to post updates, and goes on trying until it has been told.
 * @param url public https address of our route @param secret goes into the header of each post
 */
export function createWebhookRegistration(deps: {
  telegram: Telegram;
  url: string;
  secret: string;
  logger: Logger;
}): UpdateSource {
  const { telegram, url, secret, logger } = deps;
  let fault: string | null = 'the webhook is not set yet';
  let retry: NodeJS.Timeout | undefined;
  let trying: Promise<void> = Promise.resolve();

  const register = async (): Promise<void> => {
    try {
      await telegram.setWebhook(url, {
        secret_token: secret,
        allowed_updates: [...ALLOWED_UPDATES],
      });
      fault = null;
    } catch (error) {
      fault = `the webhook could not be set: ${String(error)}`;
      logger.warn({ reason: String(error) }, 'the webhook could not be set; trying again');
      retry = setTimeout(() => void (trying = register()), AFTER_FAILURE);
    }
  };

  return {
    start: () => void (trying = register()),
    async stop() {
      await trying;
      clearTimeout(retry);
    },
    fault: () => fault,
  };
}
