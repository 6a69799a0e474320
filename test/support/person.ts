import type { SimMessage, TelegramServer } from '../../src/sandbox/telegram-server.ts';
import { until } from './until.ts';

/** Somebody with a phone, in a chat with the bot or in a group. */
export interface TestPerson {
  id: number;
  say(text: string): SimMessage;
  /** Everything the bot has said there, as it stands now; oldest first. */
  heard(): SimMessage[];
  /** Waits until the bot has said something with `text` in it; gives back the last such message. */
  hears(text: string): Promise<SimMessage>;
  /** Waits until this message of the bot's says `text`. */
  sees(message: SimMessage, text: string): Promise<SimMessage>;
  /** Presses a button, and waits for what is shown in answer. */
  presses(message: SimMessage, button: string): Promise<{ text?: string; showAlert: boolean }>;
}

let people = 0;

/** @param options.chatId a group; by default the private chat with the bot */
export function newPerson(
  telegram: TelegramServer,
  options: { firstName?: string; languageCode?: string; chatId?: number } = {},
): TestPerson {
  people += 1;
  const id = 6_000 + people;
  const { firstName = 'Pat', languageCode = 'en', chatId = id } = options;
  telegram.addPerson({ id, firstName, lastName: 'Guest', languageCode });
  if (chatId !== id) {
    const group = telegram.groups().find((each) => each.id === chatId);
    telegram.addGroup({
      id: chatId,
      title: group?.title ?? 'Agents',
      members: [...(group?.members ?? []), id],
    });
  }
  const heard = () => telegram.chat(chatId).filter(({ from }) => from === 'bot');
  return {
    id,
    say: (text) => telegram.say(id, { text, chatId }),
    heard,
    hears: (text) =>
      until(`${firstName} hears "${text}"`, () =>
        heard().findLast((message) => message.text.includes(text)),
      ),
    sees: ({ messageId }, text) =>
      until(`${firstName} sees "${text}"`, () =>
        heard().find((each) => each.messageId === messageId && each.text.includes(text)),
      ),
    async presses(message, button) {
      const query = telegram.press(id, chatId, message.messageId, button);
      return until(`the press of ${button} is answered`, () => telegram.callbackAnswer(query));
    },
  };
}
