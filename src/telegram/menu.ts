import type { Telegram } from 'telegraf';
import { languages, type Translate } from '../i18n/translate.ts';

type Command = 'my' | 'new' | 'language' | 'queue' | 'load' | 'stats' | 'scripts' | 'help';

const ORGANIZERS: Command[] = ['my', 'new', 'language', 'help'];
const AGENTS: Command[] = ['queue', 'load', 'stats', 'scripts', 'help'];
const AGENTS_IN_PRIVATE: Command[] = ['queue', 'load', 'stats', 'scripts', 'language', 'help'];
const BOTH: Command[] = ['my', 'new', 'queue', 'load', 'stats', 'scripts', 'language', 'help'];

/** Puts the commands into the bot's menu, in every language; people of other languages see English. */
export async function registerMenu(telegram: Telegram, translate: Translate): Promise<void> {
  const scopes = [
    { scope: { type: 'all_private_chats' }, commands: ORGANIZERS },
    { scope: { type: 'all_group_chats' }, commands: AGENTS },
  ] as const;
  for (const { scope, commands } of scopes) {
    await telegram.setMyCommands(inLanguage('en', commands, translate), { scope });
    for (const language of languages()) {
      const described = inLanguage(language, commands, translate);
      await telegram.setMyCommands(described, { scope, language_code: language });
    }
  }
}

/** Gives one private chat a menu of its own: in the language chosen there, with what its person can do. */
export async function setChatMenu(
  telegram: Telegram,
  translate: Translate,
  chat: { chatId: number; language: string; isOrganizer: boolean; isAgent: boolean },
): Promise<void> {
  const { chatId, language, isOrganizer, isAgent } = chat;
  const agents = isOrganizer ? BOTH : AGENTS_IN_PRIVATE;
  await telegram.setMyCommands(inLanguage(language, isAgent ? agents : ORGANIZERS, translate), {
    scope: { type: 'chat', chat_id: chatId },
  });
}

function inLanguage(language: string, commands: readonly Command[], translate: Translate) {
  return commands.map((command) => ({
    command,
    description: translate(language, `command-${command}`),
  }));
}
