import { Composer, type Telegraf } from 'telegraf';
import type { BotDeps } from './deps.ts';
import { buttons } from './features/buttons.ts';
import { help } from './features/help.ts';
import { my } from './features/my.ts';
import { newRequest } from './features/new-request.ts';
import { requests } from './features/requests.ts';
import { start } from './features/start.ts';

/**
 * What the bot can do, as a table of contents. It is given updates one by one (see `updates.ts`); telegraf's own
 * polling and webhook are not used, since both acknowledge what was not handled (facts of the vendors, 7).
 */
export function createBot(bot: Telegraf, deps: BotDeps): Telegraf {
  bot.catch((error) => {
    throw error;
  });
  bot.use(
    Composer.privateChat(
      start(deps),
      my(deps),
      newRequest(deps),
      help(deps),
      buttons(deps),
      requests(deps),
    ),
  );
  return bot;
}
