import type { WebhookInfo } from 'telegraf/types';
import { TELEGRAM_WEBHOOK_PATH } from '../../web/webhooks/mounts.ts';
import type { Config } from '../../config.ts';
import { fail, gather, ok, warn, type Checkup, type Finding } from '../check.ts';
import { need } from '../parts.ts';

/** An error of Telegram's that is older than this has been got over; seconds. */
const FRESH = 900;
/** As many updates as no desk that is well leaves waiting. */
const MANY = 100;

/** Updates come to this desk: its own webhook is set, or none where it polls. */
export const telegramWebhook: Checkup = {
  name: 'telegram-webhook',
  async look({ bot, config, desk }) {
    const info = await need(bot, 'Telegram').telegram.getWebhookInfo();
    const isPolling = config.telegram.mode === 'polling';
    const place = isPolling
      ? whilePolling(info)
      : ofOurs(info, config.web.publicUrl, desk.state === 'there');
    const well = isPolling ? 'None is set, since the desk polls.' : 'It is set to this desk.';
    return gather([place, ...waiting(info), ...troubles(info, config)], well);
  },
};

function whilePolling({ url = '' }: WebhookInfo): Finding {
  if (url === '') return ok('');
  return fail(
    `A webhook is set, at ${originOf(url)}, while the desk polls: updates go there.`,
    'Stop the other program that uses this bot, then start the desk again (it takes the webhook away); or set PUBLIC_URL and TELEGRAM_WEBHOOK_SECRET.',
  );
}

function ofOurs({ url = '' }: WebhookInfo, publicUrl: string | null, runs: boolean): Finding {
  const advice = 'Start the bot again: it sets the webhook.';
  if (url === `${publicUrl}${TELEGRAM_WEBHOOK_PATH}`) return ok('');
  if (url !== '') {
    return fail(
      `The webhook is set elsewhere, at ${originOf(url)}, not at PUBLIC_URL.`,
      `Stop the other program that uses this bot, or correct PUBLIC_URL. ${advice}`,
    );
  }
  return runs ? fail('No webhook is set.', advice) : warn('No webhook is set yet.', advice);
}

function waiting({ pending_update_count: pending }: WebhookInfo): Finding[] {
  if (pending < MANY) return [];
  return [warn(`${pending} updates wait.`, 'Start the bot, or see why /readyz faults it.')];
}

/** Telegram's words name neither address nor token. */
function troubles(info: WebhookInfo, config: Config): Finding[] {
  const { last_error_date: at = 0, last_error_message: message = '' } = info;
  if (config.telegram.mode === 'polling' || Date.now() / 1_000 - at > FRESH) return [];
  return [
    warn(
      `Telegram could not deliver lately: ${message}.`,
      'Check that PUBLIC_URL is reached from outside, with a certificate that browsers trust; 401 or 403: TELEGRAM_WEBHOOK_SECRET is not the one that was set, start the bot again.',
    ),
  ];
}

/** Paths of webhooks often hold a secret. */
function originOf(url: string): string {
  return URL.parse(url)?.origin ?? 'an address that cannot be read';
}
