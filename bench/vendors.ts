import { createTelegramServer } from '../src/sandbox/telegram-server.ts';
import { createTodoistServer } from '../src/sandbox/todoist-server.ts';
import { seen } from './seen.ts';

export const TELEGRAM_TOKEN = '1000001:bench';
export const TODOIST_TOKEN = 'bench-bot';
export const CLIENT_SECRET = 'bench-client-secret';

const AGENT = { id: '7001', name: 'Lena Berg', email: 'lena@example.com', token: 'lena' };
const BOT = { id: '7000', name: 'Pitcrew', email: 'bot@example.com', token: TODOIST_TOKEN };

/** Both vendors' simulators, and the people who use them: `organizers` of them, and one agent. */
export type Vendors = ReturnType<typeof createVendors>;

/** All times are of one clock: what is sent and what arrives is seen in this process. */
export function createVendors(organizers: number) {
  const telegram = createTelegramServer({ token: TELEGRAM_TOKEN });
  const todoist = createTodoistServer({
    bot: BOT,
    people: [AGENT],
    clientSecret: CLIENT_SECRET,
    // What is measured is the desk, not how it waits for a vendor's limit.
    limits: null,
    plan: null,
  });
  const chats = Array.from({ length: organizers }, (_, index) => 5_001 + index);
  for (const id of chats) {
    telegram.addPerson({ id, firstName: `Organizer ${id}`, languageCode: 'en' });
  }
  const tasks = new Map<number, string>();
  let lastMark = 0;

  const onTelegram = (listener: () => void) => telegram.onChange(listener);
  const onTodoist = (listener: () => void) => todoist.onChange(listener);
  const chatOf = (organizer: number) => chats[organizer % chats.length] ?? 0;
  const botSays = (chat: number, text: string) =>
    seen(`${chat} reads "${text}"`, onTelegram, () =>
      telegram.chat(chat).findLast((each) => each.from === 'bot' && each.text.includes(text)),
    );
  const taskOf = (organizer: number) => tasks.get(chatOf(organizer)) ?? '';
  const nextMark = () => `mark ${(lastMark += 1)}.`;

  return {
    async listen() {
      return { telegramUrl: await telegram.listen(), todoistUrl: await todoist.listen() };
    },
    setTodoistWebhook: async (url: string) => todoist.setWebhook(url),

    /** Every organizer says `words` and is answered. */
    async greet(words: string): Promise<void> {
      for (const chat of chats) telegram.say(chat, words);
      await Promise.all(chats.map((chat) => botSays(chat, '')));
    },

    /** Every organizer's first request, which becomes a task of the agent's. */
    async openTickets(): Promise<void> {
      for (const chat of chats) telegram.say(chat, `First request of ${chat}.`);
      for (const chat of chats) {
        const task = await seen(`a task of ${chat}`, onTodoist, () =>
          todoist.tasks().find(({ content }) => content.includes(`First request of ${chat}.`)),
        );
        tasks.set(chat, task.id);
        todoist.assign(AGENT.id, task.id, AGENT.id);
      }
    },

    /** Every organizer has read `words`. */
    async everyoneReads(words: string): Promise<void> {
      await Promise.all(chats.map((chat) => botSays(chat, words)));
    },

    /** From the organizer's message, which Telegram posts, to the comment on the board; milliseconds. */
    async organizerToBoard(organizer: number): Promise<number> {
      const mark = nextMark();
      const taskId = taskOf(organizer);
      const sentAt = performance.now();
      telegram.say(chatOf(organizer), mark);
      return seen(`the comment ${mark}`, onTodoist, () =>
        todoist.comments(taskId).some(({ content }) => content.includes(mark))
          ? performance.now() - sentAt
          : undefined,
      );
    },

    /** From the agent's comment, which Todoist posts, to the organizer's chat; milliseconds. */
    async agentToOrganizer(organizer: number): Promise<number> {
      const mark = nextMark();
      const sentAt = performance.now();
      todoist.comment(AGENT.id, taskOf(organizer), mark);
      await botSays(chatOf(organizer), mark);
      return performance.now() - sentAt;
    },

    async close(): Promise<void> {
      await Promise.all([telegram.close(), todoist.close()]);
    },
  };
}
