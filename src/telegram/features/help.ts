import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { admitted, say } from './organizer.ts';

/** `/help`: how this works. */
export function help(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.help(async (ctx) => {
    if (await admitted(ctx, deps)) await say(ctx, deps, 'help');
  });
  return composer;
}
