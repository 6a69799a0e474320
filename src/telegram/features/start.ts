import { Composer, type Context } from 'telegraf';
import { escapeHtml } from '../html.ts';
import type { EventRow } from '../../database/entities/event.ts';
import type { BotDeps } from '../deps.ts';
import { AGENT_LINK, linkAgent } from './link-agent.ts';
import { admit, admitted, say } from './organizer.ts';

/** `/start CODE`, the link that organizers are invited by. */
export function start(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.start(async (ctx) => {
    const code = ctx.payload.trim();
    if (code === '') {
      const organizer = await admitted(ctx, deps);
      if (organizer) await welcome('welcome-back', organizer.currentEvent);
      return;
    }
    if (code.startsWith(AGENT_LINK)) return linkAgent(ctx, deps, code.slice(AGENT_LINK.length));
    const event = await deps.events.byCode(code);
    if (!event) return say(ctx, deps, 'unknown-code');
    if (event.closedAt) return say(ctx, deps, 'event-over');
    await admit(ctx, deps, event.id);
    await welcome('welcome', event);

    async function welcome(text: string, { name, welcomeText }: EventRow): Promise<void> {
      await say(ctx, deps, text, { event: escapeHtml(name) }, welcomeText);
    }
  });
  return composer;
}
