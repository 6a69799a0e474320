import { telegramTokenFault, todoistTokenFault } from '../check-tokens.ts';
import type { Config } from '../config.ts';
import type { Fault } from '../config-variables.ts';
import { connectTelegram } from '../telegram/connection.ts';
import { connectTodoist } from '../todoist/api.ts';
import { TELEGRAM_API, TODOIST_API } from '../vendors.ts';
import { messageOf } from './message-of.ts';
import type { Account, Bot, Part } from './parts.ts';
import { within } from './within.ts';

/** Milliseconds. */
const PATIENCE = 10_000;

/** Where the vendors' APIs are, as configured. */
export function vendorRoots({ telegram, todoist }: Config): { telegram: string; todoist: string } {
  return {
    telegram: telegram.apiRoot ?? TELEGRAM_API,
    todoist: todoist.apiRoot ?? TODOIST_API,
  };
}

/** Asks Telegram for the bot. */
export function openBot(config: Config): Promise<Part<Bot>> {
  const { token } = config.telegram;
  const root = vendorRoots(config).telegram;
  return open('Telegram', root, token, async (known) => {
    const { telegram } = connectTelegram({ token: known, apiRoot: root });
    const fault = await telegramTokenFault(telegram);
    if (fault !== null) return fault;
    const { id, username } = await telegram.getMe();
    return { telegram, id, username };
  });
}

/** Asks Todoist for the account. */
export function openAccount(config: Config): Promise<Part<Account>> {
  const { token } = config.todoist;
  const root = vendorRoots(config).todoist;
  return open('Todoist', root, token, async (known) => {
    const todoist = connectTodoist({ token: known, apiRoot: root });
    const fault = await todoistTokenFault(todoist.sdk);
    if (fault !== null) return fault;
    const { id } = await todoist.sdk.getUser();
    return { todoist, id };
  });
}

async function open<T extends object>(
  vendor: string,
  root: string,
  token: string | null,
  ask: (token: string) => Promise<T | Fault>,
): Promise<Part<T>> {
  if (token === null) {
    const why = `The sandbox stands in for ${vendor}: there is no account to look at.`;
    return { state: 'absent', why, advice: null };
  }
  try {
    const told = await within(PATIENCE, 'it takes too long', ask(token));
    if (!('variable' in told)) return { state: 'there', value: told };
    return { state: 'broken', why: `${told.variable} is refused.`, advice: told.message };
  } catch (error) {
    return {
      state: 'broken',
      why: `${vendor} does not answer at ${root}: ${messageOf(error)}.`,
      advice: `Check the network from here, and ${vendor.toUpperCase()}_API_ROOT where it is set.`,
    };
  }
}
