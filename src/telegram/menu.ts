import type { Telegram } from 'telegraf';
import { languages, type Translate } from '../i18n/translate.ts';

const COMMANDS = ['my', 'new', 'help'];

/** Puts the commands into the bot's menu, in every language; people of other languages see English. */
export async function registerMenu(telegram: Telegram, translate: Translate): Promise<void> {
  const inLanguage = (language: string) =>
    COMMANDS.map((command) => ({
      command,
      description: translate(language, `command-${command}`),
    }));
  await telegram.setMyCommands(inLanguage('en'));
  for (const language of languages()) {
    await telegram.setMyCommands(inLanguage(language), {
      language_code: language,
    });
  }
}
