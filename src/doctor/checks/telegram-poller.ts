import type { Telegram } from 'telegraf';
import { statusOf } from '../../telegram/faults.ts';
import { fail, ok, Skipped, type Checkup, type Finding } from '../check.ts';
import { need, type Parts } from '../parts.ts';

/** Another poller asks again well within this time after it was interrupted; seconds. */
const LISTEN = 5;

const SECOND = fail(
  'Another program polls the same bot (409): each takes updates from the other.',
  'Stop it: only one process may have the role bot. If it is nobody you know, the token has leaked: /revoke it at @BotFather.',
);

/**
 * Nobody else polls the bot. Telegram ends a poll with 409 when another one begins. So a desk that runs is asked what
 * its own polls come to: a poll from here would cut it off. Only where none runs is one made, and it holds no offset:
 * an offset would confirm updates, and they would be lost. It waits, since the other one meets it by asking again.
 */
export const telegramPoller: Checkup = {
  name: 'telegram-poller',
  async look(parts) {
    const { telegram } = need(parts.bot, 'Telegram');
    if (parts.config.telegram.mode === 'webhook') {
      throw new Skipped('The desk does not poll: it has a webhook.');
    }
    const { url } = await telegram.getWebhookInfo();
    if (url) throw new Skipped('Nobody can poll while a webhook is set.');
    return ofDesk(parts) ?? (await listen(telegram));
  },
};

function ofDesk({ desk, holder }: Parts): Finding | null {
  if (desk.state === 'there') {
    const { url, checks } = desk.value;
    if (!checks.includes('bot')) {
      throw new Skipped(
        `What runs at ${url} does not poll; a poll from here would cut off the process that does.`,
        'Say with --url where the process with the role bot answers.',
      );
    }
    const told = desk.value.reasons.find(({ name }) => name === 'bot')?.reason ?? '';
    return /\b409\b/.test(told) ? SECOND : ok('The desk polls, and nobody ends its polls.');
  }
  if (holder === null) return null;
  throw new Skipped(
    `A desk runs (process ${holder}), and where it answers is not known; a poll from here would cut it off.`,
    'Say where with --url.',
  );
}

async function listen(telegram: Telegram): Promise<Finding> {
  try {
    await telegram.callApi('getUpdates', { timeout: LISTEN, limit: 1 });
    return ok('No desk runs, and nobody else polls.');
  } catch (error) {
    if (statusOf(error) === 409) return SECOND;
    throw error;
  }
}
