import type { Person } from './telegram-server.ts';

/** An agent of the sandbox: a Todoist collaborator who has a Telegram account, too. A lead gets escalations. */
export type CastAgent = {
  name: string;
  todoistId: string;
  email: string;
  telegramId: number;
  lead: boolean;
};

/** Who plays in the sandbox. Ids are fixed, so that a database kept between starts stays true. */
export type Cast = {
  organizers: Person[];
  agents: CastAgent[];
  bot: { todoistId: string; name: string; email: string };
  agentsChat: { id: number; title: string };
};

/** The people of the sandbox: two organizers (one writes Russian), two agents, and the bot's own Todoist account. */
export const sandboxCast: Cast = {
  organizers: [
    { id: 5002, firstName: 'Tom', lastName: 'Becker', username: 'tom_becker', languageCode: 'en' },
    {
      id: 5001,
      firstName: 'Anna',
      lastName: 'Petrova',
      username: 'anna_petrova',
      languageCode: 'ru',
    },
  ],
  agents: [
    { name: 'Lena', todoistId: '7001', email: 'lena@example.com', telegramId: 6001, lead: true },
    { name: 'Max', todoistId: '7002', email: 'max@example.com', telegramId: 6002, lead: false },
  ],
  bot: { todoistId: '7000', name: 'Pitcrew', email: 'pitcrew@example.com' },
  agentsChat: { id: -4001, title: 'Agents’ chat' },
};
