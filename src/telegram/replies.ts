import { ChatMoved, RateLimited, Refused, type Messenger } from '../domain/ports.ts';
import type { Logger } from '../logger.ts';
import { pause } from './pause.ts';

/** Pauses between tries: the first, and the longest; milliseconds. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** An answer to what somebody pressed or typed is of no use after this long; milliseconds. */
const GIVE_UP_AFTER = 15 * 60_000;

/**
 * What the bot itself answers: welcomes, lists, questions. Nobody waits for it: what an update meant is durable before
 * its answer goes out, so a Telegram that takes no messages, or asks to wait, holds back no other update.
 */
export interface Replies {
  send(message: Parameters<Messenger['send']>[0]): void;
  edit(message: Parameters<Messenger['edit']>[0]): void;
  /** Ends waiting; what has not gone out by now does not. */
  stop(): void;
}

/** One chat's answers go out in order, chats side by side. */
export function createReplies(messenger: Messenger, logger: Logger): Replies {
  const lastOf = new Map<number, Promise<void>>();
  const stopping = new AbortController();

  const carryOut = async (call: () => Promise<unknown>) => {
    const end = Date.now() + GIVE_UP_AFTER;
    for (let tries = 0; !stopping.signal.aborted && Date.now() < end; tries += 1) {
      try {
        await call();
        return;
      } catch (error) {
        // Blocked, gone, or at another id: nobody is there to hear it, and who asked can ask again.
        if (error instanceof Refused || error instanceof ChatMoved) return;
        logger.warn({ reason: String(error) }, 'an answer did not go out; trying again');
        const backOff = Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE);
        await pause(error instanceof RateLimited ? error.retryAfterMs : backOff, stopping.signal);
      }
    }
  };

  const add = (chatId: number, call: () => Promise<unknown>) => {
    const done = (lastOf.get(chatId) ?? Promise.resolve())
      .then(() => carryOut(call))
      .then(() => {
        if (lastOf.get(chatId) === done) lastOf.delete(chatId);
      });
    lastOf.set(chatId, done);
  };

  return {
    send: (message) => add(message.chatId, () => messenger.send(message)),
    edit: (message) => add(message.chatId, () => messenger.edit(message)),
    stop: () => stopping.abort(),
  };
}
