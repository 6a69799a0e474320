import type { Telegraf, Telegram } from 'telegraf';
import { outcomeOf, type Fetch, type VendorCall, type WatchCall } from '../metrics/vendor-call.ts';
import { watchedFetch } from '../metrics/watched-fetch.ts';
import { statusOf } from './faults.ts';

/** Tells of each call that the library makes, by its method of the Bot API. */
export function watchCalls(bot: Telegraf, watch: WatchCall): void {
  const { telegram } = bot;
  const call = telegram.callApi.bind(telegram);
  const watched: Telegram['callApi'] = async (method, payload, options) => {
    const done = watch({ vendor: 'telegram', method });
    try {
      const result = await call(method, payload, options);
      done('ok');
      return result;
    } catch (error) {
      done(outcomeOf(statusOf(error)));
      throw error;
    }
  };
  telegram.callApi = watched;
  // The library makes a client of its own for each update.
  bot.use((context, next) => {
    Object.assign(context, { telegram });
    return next();
  });
}

/** The requests that go round the library: files. */
export function fetchForTelegram(watch: WatchCall): Fetch {
  return watchedFetch(watch, nameOf);
}

/** Sources: Bot API, "Making requests" and getFile. */
function nameOf({ pathname }: URL): VendorCall {
  const [, method = 'file'] = /^\/bot[^/]+\/(\w+)$/.exec(pathname) ?? [];
  return { vendor: 'telegram', method };
}
