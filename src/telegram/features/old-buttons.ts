import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { languageOf } from './organizer.ts';
import { answerPress } from './press.ts';

/** Buttons that nobody hears any more: whoever pressed one is not left waiting. */
export function oldButtons(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.on('callback_query', async (ctx) => {
    const language = await languageOf(ctx, deps);
    answerPress(ctx, deps, { text: deps.translate(language, 'pressed-old') });
  });
  return composer;
}
