import { Telegraf } from 'telegraf';

/** The vendor's library, pointed at `apiRoot`. Calls are never answered into a webhook's response: that hides failures. */
export function connectTelegram(options: { token: string; apiRoot: string }): Telegraf {
  const { token, apiRoot } = options;
  return new Telegraf(token, { telegram: { apiRoot, webhookReply: false } });
}
