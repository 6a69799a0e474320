import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Telegram } from 'telegraf';
import { ConfigError } from './config.ts';
import type { Fault } from './config-variables.ts';
import { statusOf as telegramStatusOf } from './telegram/faults.ts';
import { statusOf as todoistStatusOf } from './todoist/faults.ts';

/** A start waits no longer than this for a vendor; milliseconds. */
const PATIENCE = 8_000;

/**
 * Asks both vendors who we are. A vendor that does not answer is waited for later; one that does not know the token
 * stops the start.
 * @throws ConfigError with each token that is not accepted
 */
export async function checkTokens(telegram: Telegram, todoist: TodoistApi): Promise<void> {
  const faults = await Promise.all(
    [telegramTokenFault(telegram), todoistTokenFault(todoist)].map(withoutSilence),
  );
  const found = faults.filter((fault) => fault !== null);
  if (found.length > 0) throw new ConfigError(found);
}

/** @returns what is wrong with the bot's token, or null @throws what telegraf throws where Telegram does not say */
export const telegramTokenFault = (telegram: Telegram): Promise<Fault | null> =>
  refusalOf(telegram.getMe(), telegramStatusOf, [401, 404], {
    variable: 'TELEGRAM_BOT_TOKEN',
    message: 'Telegram does not know this token: take it from @BotFather (/token).',
  });

/** @returns what is wrong with the account's token, or null @throws what the SDK throws where Todoist does not say */
export const todoistTokenFault = (todoist: TodoistApi): Promise<Fault | null> =>
  refusalOf(todoist.getUser(), todoistStatusOf, [401, 403], {
    variable: 'TODOIST_API_TOKEN',
    message:
      'Todoist does not accept this token: copy it from Settings, Integrations, Developer of the bot’s account.',
  });

async function refusalOf(
  question: Promise<unknown>,
  statusOf: (error: unknown) => number | null,
  refusals: number[],
  fault: Fault,
): Promise<Fault | null> {
  try {
    await question;
    return null;
  } catch (error) {
    const status = statusOf(error);
    if (status !== null && refusals.includes(status)) return fault;
    throw error;
  }
}

async function withoutSilence(question: Promise<Fault | null>): Promise<Fault | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), PATIENCE);
  try {
    return await Promise.race([question.catch(() => null), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
