import { Composer, type Context } from 'telegraf';
import { languages } from '../../i18n/translate.ts';
import { callbackData } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';
import { admitted, languageOf } from './organizer.ts';
import { personalMenu } from './personal-menu.ts';
import { onPress } from './press.ts';

/** `/language`: in which language the bot speaks to this organizer, or agent. */
export function language(deps: BotDeps): Composer<Context> {
  const { translate, replies } = deps;
  const composer = new Composer();
  composer.command('language', async (ctx) => {
    const isAgent = (await deps.agents.byTelegramId(ctx.from.id)) !== null;
    if (!isAgent && !(await admitted(ctx, deps))) return;
    const now = await languageOf(ctx, deps);
    const choices = languages().map((each) => ({
      text: `${each === now ? '✓ ' : ''}${translate(each, 'language-name')}`,
      data: callbackData({ action: 'language', language: each }),
    }));
    const html = translate(now, 'language-which');
    replies.send({ chatId: ctx.chat.id, html, buttons: choices.map((choice) => [choice]) });
  });
  composer.use(
    onPress(deps, 'language', async (ctx, { action, id, chatId, messageId }) => {
      const chosen = action.language;
      if (!ctx.from || !languages().includes(chosen)) {
        return { text: translate(await languageOf(ctx, deps), 'pressed-old') };
      }
      await choose(deps, { telegramUserId: ctx.from.id, chosen, pressId: id });
      replies.edit({ chatId, messageId, html: translate(chosen, 'language-chosen') });
      personalMenu(ctx, deps);
      return null;
    }),
  );
  return composer;
}

/** Tickets that are open speak the new language from now on. */
async function choose(
  { agents, organizers, tickets }: BotDeps,
  choice: { telegramUserId: number; chosen: string; pressId: string },
): Promise<void> {
  const { telegramUserId, chosen, pressId } = choice;
  const agent = await agents.byTelegramId(telegramUserId);
  if (agent) await agents.update(agent.id, { language: chosen });
  const organizer = await organizers.byTelegramId(telegramUserId);
  if (!organizer) return;
  await organizers.setLanguage(organizer.id, chosen);
  const event = { type: 'languageChosen', language: chosen } as const;
  for (const number of await organizers.openTickets(organizer.id)) {
    await tickets.tell(number, event, `press-${pressId}`);
  }
}
