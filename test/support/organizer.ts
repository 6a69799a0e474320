import type { SimMessage } from '../../src/sandbox/telegram-server.ts';
import type { TestDesk } from './desk.ts';
import { until } from './until.ts';

/** An organizer at their phone. */
export interface TestOrganizer {
  id: number;
  name: string;
  say(text: string, replyTo?: SimMessage): SimMessage;
  /** Everything the bot has said, oldest first. */
  heard(): SimMessage[];
  /** Waits until the bot has said something with `text` in it; gives back the last such message. */
  hears(text: string): Promise<SimMessage>;
  press(message: SimMessage, button: string): void;
  /** Waits until a message of their own has its 👌: agents can see it. */
  delivered(message: SimMessage): Promise<void>;
  /** Writes a request that opens a ticket. */
  opens(text: string): Promise<{ number: number; taskId: string; message: SimMessage }>;
}

let people = 0;

/** A new organizer, admitted to the event HACK unless `code` says otherwise; null lets them stay a stranger. */
export async function newOrganizer(
  desk: TestDesk,
  firstName: string,
  code: string | null = 'HACK',
): Promise<TestOrganizer> {
  people += 1;
  const id = 8_000 + people;
  const { telegram } = desk;
  telegram.addPerson({ id, firstName, lastName: 'Guest', languageCode: 'en' });
  const heard = () => telegram.chat(id).filter(({ from }) => from === 'bot');
  const organizer: TestOrganizer = {
    id,
    name: `${firstName} Guest`,
    say: (text, replyTo) =>
      telegram.say(id, { text, ...(replyTo ? { replyToMessageId: replyTo.messageId } : {}) }),
    heard,
    hears: (text) =>
      until(`${firstName} hears "${text}"`, () =>
        heard().findLast((message) => message.text.includes(text)),
      ),
    press: (message, button) => void telegram.press(id, id, message.messageId, button),
    delivered: async ({ messageId, text }) => {
      await until(`"${text}" has its 👌`, () =>
        telegram
          .chat(id)
          .find((message) => message.messageId === messageId)
          ?.reactions.includes('👌'),
      );
    },
    opens: async (text) => {
      const message = organizer.say(text);
      const accepted = await until(`"${text}" is accepted`, () =>
        heard().find(
          ({ replyToMessageId, text: said }) =>
            replyToMessageId === message.messageId && said.includes('Got it'),
        ),
      );
      const number = Number(/#(\d+)/.exec(accepted.text)?.[1]);
      const { todoistTaskId } = await desk.ticketWhen(
        number,
        'is on the board',
        (ticket) => ticket.todoistTaskId !== null,
      );
      return { number, taskId: todoistTaskId ?? '', message };
    },
  };
  if (code !== null) {
    organizer.say(`/start ${code}`);
    await organizer.hears('Welcome');
  }
  return organizer;
}
