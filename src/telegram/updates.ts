import type { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Logger } from 'pino';
import type { ParkedStore } from '../database/parked-store.ts';
import { RateLimited, Refused } from '../domain/ports.ts';
import { withoutNul } from '../domain/without-nul.ts';
import { markCommand } from './mark-command.ts';

/** Updates Pitcrew asks Telegram for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const;

/** Tries of one update that fails by itself, before it is put aside so that those behind it can pass. */
const TRIES = 5;
const FIRST_PAUSE = 200;

/** Takes updates in: one chat's in order, chats side by side. */
export interface Updates {
  /** Resolves when the update is durable: only then may it be acknowledged. */
  take(update: Update): Promise<void>;
  /** Tries once what had been put aside. @returns whether it went through; what is behind it passes in any case */
  retry(update: Update): Promise<boolean>;
}

export function createUpdates(deps: {
  bot: Telegraf;
  parked: ParkedStore;
  isInfrastructureDown: () => Promise<boolean>;
  logger: Logger;
}): Updates {
  const { bot, parked, isInfrastructureDown, logger } = deps;
  const lastOf = new Map<string, Promise<unknown>>();

  const digest = async (update: Update): Promise<void> => {
    // Telegraf would ask for this once, and keep a failure for ever.
    bot.botInfo ??= await bot.telegram.getMe();
    try {
      await bot.handleUpdate(markCommand(update));
    } catch (error) {
      // The organizer has blocked the bot, or is gone: what the update meant has been done, nobody hears of it.
      if (!(error instanceof Refused)) throw error;
    }
  };

  /** Nothing is put aside while the database, Temporal or Telegram is away: then the update fails, and Telegram keeps it. */
  const handle = async (update: Update): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await digest(update);
      } catch (error) {
        if (bot.botInfo === undefined || (await isInfrastructureDown())) throw error;
        if (tries === TRIES) return park(update, error);
        const pause = error instanceof RateLimited ? error.retryAfterMs : FIRST_PAUSE * 2 ** tries;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  const park = async (update: Update, error: unknown) => {
    logger.error(
      { err: error, update: update.update_id },
      'an update could not be digested; it was put aside',
    );
    await parked.add({ source: 'telegram', payload: update, error: String(error) });
  };

  const inTurn = <T>(update: Update, work: () => Promise<T>): Promise<T> => {
    const chat = chatOf(update);
    const before = lastOf.get(chat) ?? Promise.resolve();
    // Where the one before it failed, this one fails with it: both come again, and in their order.
    const done = before.then(work);
    const forget = () => {
      if (lastOf.get(chat) === done) lastOf.delete(chat);
    };
    done.then(forget, forget);
    lastOf.set(chat, done);
    return done;
  };

  return {
    take: (update) => inTurn(update, () => handle(withoutNul(update))),
    retry: (update) =>
      inTurn(update, async () => {
        try {
          await digest(update);
          return true;
        } catch (error) {
          logger.warn({ err: error, update: update.update_id }, 'what was put aside fails again');
          return false;
        }
      }),
  };
}

function chatOf(update: Update): string {
  if ('message' in update) return String(update.message.chat.id);
  if ('edited_message' in update) return String(update.edited_message.chat.id);
  if ('callback_query' in update) {
    return String(update.callback_query.message?.chat.id ?? update.callback_query.from.id);
  }
  if ('my_chat_member' in update) return String(update.my_chat_member.chat.id);
  return 'none';
}
