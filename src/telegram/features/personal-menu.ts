import type { Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { setChatMenu } from '../menu.ts';
import { languageOf } from './organizer.ts';

/** Gives whoever wrote a menu of commands of their own. Nobody waits for it: the commands work without. */
export function personalMenu(ctx: Context, deps: BotDeps): void {
  setMenu(ctx, deps).catch((error: unknown) => {
    deps.logger.warn({ reason: String(error) }, 'the menu of a chat could not be set');
  });
}

async function setMenu(ctx: Context, deps: BotDeps): Promise<void> {
  if (!ctx.from || !ctx.chat) return;
  const [language, organizer, agent] = await Promise.all([
    languageOf(ctx, deps),
    deps.organizers.byTelegramId(ctx.from.id),
    deps.agents.byTelegramId(ctx.from.id),
  ]);
  await setChatMenu(ctx.telegram, deps.translate, {
    chatId: ctx.chat.id,
    language,
    isOrganizer: organizer !== null,
    isAgent: agent !== null,
  });
}
