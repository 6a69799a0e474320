import { fail, ok, Skipped, type Checkup } from '../check.ts';

/** Telegram knows the bot. */
export const telegramToken: Checkup = {
  name: 'telegram-token',
  async look({ bot }) {
    if (bot.state === 'there') return ok(`The bot is @${bot.value.username}.`);
    if (bot.state === 'absent') throw new Skipped(bot.why, bot.advice);
    return fail(bot.why, bot.advice ?? '');
  },
};
