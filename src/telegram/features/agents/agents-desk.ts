import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../../deps.ts';
import { agentsHelp } from './agents-help.ts';
import { load } from './load.ts';
import { queue } from './queue.ts';
import { scripts } from './scripts.ts';
import { stats } from './stats.ts';
import { take } from './take.ts';

/** What agents can do in their chat, and in private with the bot. */
export function agentsDesk(deps: BotDeps): Composer<Context> {
  return new Composer<Context>(
    take(deps),
    queue(deps),
    load(deps),
    stats(deps),
    scripts(deps),
    agentsHelp(deps),
  );
}
