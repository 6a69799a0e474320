import type { Telegram } from 'telegraf';
import type { Stores } from '../database/stores.ts';
import type { Messenger } from '../domain/ports.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Logger } from '../logger.ts';
import type { WatchCall } from '../metrics/vendor-call.ts';
import type { Tickets } from '../temporal/tickets.ts';
import { tracedUpdates } from '../tracing/traced-edges.ts';
import { createTracing, type Tracing } from '../tracing/tracing.ts';
import { createBot } from './bot.ts';
import { connectTelegram } from './connection.ts';
import { createMessenger } from './messenger.ts';
import { askAgain } from './features/ask-which.ts';
import { createPolling, type UpdateSource } from './polling.ts';
import { createReplies } from './replies.ts';
import { retryParked } from './retry-parked.ts';
import { createUpdates, type Updates } from './updates.ts';
import { fetchForTelegram } from './watch-calls.ts';
import { createWebhookRegistration } from './webhook.ts';

/** Where Telegram is, and how it is heard. */
export interface TelegramOptions {
  token: string;
  apiRoot: string;
  mode: 'polling' | 'webhook';
  /** The first is given to Telegram, all are accepted. */
  webhookSecrets: string[];
  /** Public address of our route, in webhook mode. */
  webhookUrl: string;
  /** The agents' chat of events that name none. */
  agentsChatId: number | null;
}

/** The organizers' side, put together. */
export interface TelegramSide {
  telegram: Telegram;
  messenger: Messenger;
  updates: Updates;
  updateSource: UpdateSource;
  /** Tries again the updates that had been put aside. */
  retryParked: () => Promise<void>;
  /** Asks again what a stop may have left unasked. */
  askAgain: () => Promise<void>;
  /** Ends the bot's own answers that wait for Telegram. */
  stopReplies: () => void;
  /** The bot's name, without @; null while Telegram does not answer. */
  botUsername: () => Promise<string | null>;
}

/** Builds everything that speaks to Telegram, or hears of it; nothing is taken in before the source starts. */
export function createTelegramSide(
  options: TelegramOptions,
  deps: {
    stores: Stores;
    tickets: Tickets;
    translate: Translate;
    isInfrastructureDown: () => Promise<boolean>;
    onActivity: () => void;
    /** Told of each request to Telegram. */
    watch?: WatchCall;
    tracing?: Tracing;
    logger: Logger;
  },
): TelegramSide {
  const { stores, tickets, translate, isInfrastructureDown, onActivity, watch, logger } = deps;
  const { tracing = createTracing() } = deps;
  const telegraf = connectTelegram({ ...options, watch });
  const { telegram } = telegraf;
  const messenger = createMessenger(telegram, watch && fetchForTelegram(watch));
  const replies = createReplies(messenger, logger);
  const botDeps = { ...stores, tickets, replies, translate, onActivity, logger };
  const bot = createBot(telegraf, botDeps);
  const updates = tracedUpdates(
    createUpdates({ bot, parked: stores.parked, isInfrastructureDown, logger }),
    tracing,
  );
  const [secret = ''] = options.webhookSecrets;
  return {
    telegram,
    messenger,
    updates,
    updateSource:
      options.mode === 'webhook'
        ? createWebhookRegistration({ telegram, url: options.webhookUrl, secret, logger })
        : createPolling({ telegram, updates, logger }),
    retryParked: () => retryParked({ updates, parked: stores.parked }),
    askAgain: () => askAgain(botDeps),
    stopReplies: () => replies.stop(),
    botUsername: async () => {
      const me = await telegram.getMe().catch(() => null);
      return me?.username ?? null;
    },
  };
}
