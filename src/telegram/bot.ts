import { Composer, type Telegraf } from 'telegraf';
import type { BotDeps } from './deps.ts';
import { agentsDesk } from './features/agents/agents-desk.ts';
import { edits } from './features/edits.ts';
import { endRequest } from './features/end-request.ts';
import { help } from './features/help.ts';
import { language } from './features/language.ts';
import { membership } from './features/membership.ts';
import { moveToNew } from './features/move-to-new.ts';
import { my } from './features/my.ts';
import { newRequest } from './features/new-request.ts';
import { oldButtons } from './features/old-buttons.ts';
import { rating } from './features/rating.ts';
import { requests } from './features/requests.ts';
import { sayWhich } from './features/say-which.ts';
import { start } from './features/start.ts';
import { write } from './features/write.ts';

/**
 * What the bot can do, as a table of contents. It is given updates one by one (see `updates.ts`); telegraf's own
 * polling and webhook are not used, since both acknowledge what was not handled (facts of the vendors, 7).
 */
export function createBot(bot: Telegraf, deps: BotDeps): Telegraf {
  bot.catch((error) => {
    throw error;
  });
  bot.use(
    membership(deps),
    Composer.privateChat(
      start(deps),
      my(deps),
      write(deps),
      endRequest(deps),
      rating(deps),
      newRequest(deps),
      moveToNew(deps),
      sayWhich(deps),
      language(deps),
      agentsDesk(deps),
      help(deps),
      oldButtons(deps),
      edits(deps),
      requests(deps),
    ),
    Composer.groupChat(agentsDesk(deps), oldButtons(deps)),
  );
  return bot;
}
