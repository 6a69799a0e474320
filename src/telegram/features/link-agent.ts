import type { Context } from 'telegraf';
import { TelegramAccountTaken } from '../../database/agent-store.ts';
import type { BotDeps } from '../deps.ts';
import { escapeHtml } from '../html.ts';
import { say } from './organizer.ts';
import { personalMenu } from './personal-menu.ts';

/** What agents' invite links begin with; event codes never do. */
export const AGENT_LINK = 'agent_';

/** `/start agent_CODE`: whoever opened the link is this agent on Telegram. */
export async function linkAgent(ctx: Context, deps: BotDeps, inviteCode: string): Promise<void> {
  const agent = await deps.agents.byInviteCode(inviteCode);
  if (!agent || !ctx.from) return say(ctx, deps, 'unknown-code');
  if (agent.telegramUserId !== null && agent.telegramUserId !== ctx.from.id) {
    return say(ctx, deps, 'agent-link-used');
  }
  try {
    await deps.agents.update(agent.id, { telegramUserId: ctx.from.id });
  } catch (error) {
    if (error instanceof TelegramAccountTaken) return say(ctx, deps, 'agent-link-used');
    throw error;
  }
  await say(ctx, deps, 'agent-linked', { name: escapeHtml(agent.name) });
  personalMenu(ctx, deps);
}
