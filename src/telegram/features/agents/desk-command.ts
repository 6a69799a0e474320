import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../../deps.ts';
import { admitted, say } from '../organizer.ts';
import type { Page } from '../page.ts';
import { deskOf, type Desk } from './desk-of.ts';

/**
 * A command of agents, answered with the messages that `show` gives. An organizer who tries it is told what they can
 * do instead; other people's groups are told nothing.
 */
export function deskCommand(
  deps: BotDeps,
  name: string,
  show: (desk: Desk) => Promise<Page[]>,
): Composer<Context> {
  const composer = new Composer();
  composer.command(name, async (ctx) => {
    const desk = await deskOf(ctx, deps);
    if (desk) {
      for (const page of await show(desk)) deps.replies.send({ chatId: desk.chatId, ...page });
    } else if (ctx.chat.type === 'private' && (await admitted(ctx, deps))) {
      await say(ctx, deps, 'help');
    }
  });
  return composer;
}
