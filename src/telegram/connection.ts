import { Telegraf, type Telegram } from 'telegraf';
import type { Fetch, WatchCall } from '../metrics/vendor-call.ts';
import { watchCalls } from './watch-calls.ts';

/** The vendor's library, and what sends the requests that go round it. */
export interface TelegramConnection {
  telegram: Telegram;
  request: Fetch;
}

/** The vendor's library, pointed at `apiRoot`. Calls are never answered into a webhook's response: that hides failures. */
export function connectTelegram(options: {
  token: string;
  apiRoot: string;
  watch?: WatchCall;
}): Telegraf {
  const { token, apiRoot, watch } = options;
  const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } });
  if (watch) watchCalls(bot, watch);
  return bot;
}
