import type { Context } from 'telegraf';
import type { EventRow } from '../../../database/entities/event.ts';
import type { BotDeps } from '../../deps.ts';
import { languageOf } from '../organizer.ts';

/** What somebody asks about who asks as an agent. */
export interface Desk {
  chatId: number;
  /** Never empty in a group. */
  events: EventRow[];
  language: string;
}

/**
 * The desk of whoever asks: in an agents' chat that of its events, for all who are in it; in private all of it, for
 * linked agents. Null for anybody else.
 */
export async function deskOf(ctx: Context, deps: BotDeps): Promise<Desk | null> {
  if (!ctx.chat || !ctx.from) return null;
  const chatId = ctx.chat.id;
  if (ctx.chat.type === 'private') {
    if (!(await deps.agents.byTelegramId(ctx.from.id))) return null;
    return { chatId, events: await deps.events.list(), language: await languageOf(ctx, deps) };
  }
  const events = await deps.events.ofAgentsChat(chatId);
  const [first] = events;
  return first ? { chatId, events, language: first.locale } : null;
}
