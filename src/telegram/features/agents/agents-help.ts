import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../../deps.ts';
import { deskOf } from './desk-of.ts';

/** `/help` of agents: what they can do here. In private, an agent may be an organizer, too: then both are told. */
export function agentsHelp(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.help(async (ctx, next) => {
    const desk = await deskOf(ctx, deps);
    if (!desk) return next();
    const { chatId, language } = desk;
    const modes = new Set(desk.events.map(({ replies }) => replies));
    const [mode = 'all'] = modes;
    const html = deps.translate(language, 'agents-help', { mode: modes.size > 1 ? 'both' : mode });
    deps.replies.send({ chatId, html });
    if (await deps.organizers.byTelegramId(ctx.from.id)) await next();
  });
  return composer;
}
