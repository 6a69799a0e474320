import type { Telegram } from 'telegraf';
import type { Logger } from 'pino';
import { RateLimited } from '../domain/ports.ts';
import { telegramFault } from './faults.ts';
import { pause } from './pause.ts';
import { ALLOWED_UPDATES, type Updates } from './updates.ts';

/** How long Telegram holds a request open when there is nothing new; seconds. */
const LONG_POLL = 25;
const AFTER_FAILURE = 2_000;

/** One way in which updates reach us. */
export interface UpdateSource {
  start(): void;
  stop(): Promise<void>;
  /** Why nothing is heard of organizers; null where all is well. */
  fault(): string | null;
}

/** The offset moves past an update only when it is durable: an update that fails is asked for again. */
export function createPolling(deps: {
  telegram: Telegram;
  updates: Updates;
  logger: Logger;
}): UpdateSource {
  const { telegram, updates, logger } = deps;
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let fault: string | null = null;
  let offset = 0;

  const pollOnce = async () => {
    const batch = await telegram.callApi(
      'getUpdates',
      { offset, timeout: LONG_POLL, allowed_updates: [...ALLOWED_UPDATES] },
      { signal: stopping.signal as never },
    );
    fault = null;
    const results = await Promise.allSettled(batch.map((update) => updates.take(update)));
    for (const [index, { status }] of results.entries()) {
      if (status === 'rejected') break;
      offset = (batch[index]?.update_id ?? 0) + 1;
    }
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  };

  const run = async () => {
    await telegram.deleteWebhook().catch((error: unknown) => {
      logger.warn({ reason: String(error) }, 'a webhook may still be set');
    });
    while (!stopping.signal.aborted) {
      try {
        await pollOnce();
      } catch (error) {
        if (stopping.signal.aborted) break;
        fault = `Telegram: ${String(error)}`;
        logger.warn({ reason: String(error) }, 'updates could not be taken in; trying again');
        const told = telegramFault(error);
        await pause(
          told instanceof RateLimited ? told.retryAfterMs : AFTER_FAILURE,
          stopping.signal,
        );
      }
    }
  };

  return {
    start: () => void (running = run()),
    async stop() {
      stopping.abort();
      await running;
    },
    fault: () => fault,
  };
}
