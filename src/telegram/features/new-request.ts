import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { admitted, say } from './organizer.ts';

/** `/new`: the next message opens a ticket of its own. */
export function newRequest(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.command('new', async (ctx) => {
    const organizer = await admitted(ctx, deps);
    if (!organizer) return;
    await deps.organizers.startNew(organizer.id);
    await say(ctx, deps, 'new-hint');
  });
  return composer;
}
