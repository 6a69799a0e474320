import { Composer, type Context } from 'telegraf';
import { message } from 'telegraf/filters';
import type { ChatMemberUpdated } from 'telegraf/types';
import type { BotDeps } from '../deps.ts';
import { cameBack } from './came-back.ts';

/** Where the bot may speak: organizers block it and come back, groups take it in, throw it out, or get another id. */
export function membership(deps: BotDeps): Composer<Context> {
  const { events, logger } = deps;
  const composer = new Composer();
  composer.on('my_chat_member', async (ctx) => {
    const change = ctx.myChatMember;
    if (change.chat.type === 'private') return changePrivate(deps, change, ctx.update.update_id);
    const { status } = change.new_chat_member;
    logger.info({ chat: change.chat.id, status }, "the bot's place in a group has changed");
  });
  // Telegram tells both chats; either is enough.
  composer.on(message('migrate_to_chat_id'), async (ctx) => {
    await move(ctx.chat.id, ctx.message.migrate_to_chat_id);
  });
  composer.on(message('migrate_from_chat_id'), async (ctx) => {
    await move(ctx.message.migrate_from_chat_id, ctx.chat.id);
  });
  return composer;

  async function move(from: number, to: number): Promise<void> {
    await events.moveAgentsChat(from, to);
    logger.warn(
      { from, to },
      'a group has another id now; TELEGRAM_AGENTS_CHAT_ID needs the new one where it was the old one',
    );
  }
}

/** Source: Bot API, ChatMemberUpdated: in private chats it comes when the bot is blocked or unblocked. */
async function changePrivate(
  deps: BotDeps,
  { from, date, new_chat_member: { status } }: ChatMemberUpdated,
  updateId: number,
): Promise<void> {
  const organizer = await deps.organizers.byTelegramId(from.id);
  if (!organizer) return;
  if (status !== 'kicked') return cameBack(deps, organizer, updateId);
  await deps.organizers.setBlocked(organizer.id, new Date(date * 1_000));
}
