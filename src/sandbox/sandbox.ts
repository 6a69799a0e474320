import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { sandboxCast, type Cast } from './cast.ts';
import { createTelegramServer, type TelegramServer } from './telegram-server.ts';
import { createTodoistServer, type TodoistServer } from './todoist-server.ts';

/** The two local vendors, listening, and what a desk needs to speak to them. */
export type Sandbox = {
  telegramUrl: string;
  telegramToken: string;
  todoistUrl: string;
  todoistToken: string;
  /** Signs Todoist's webhooks; another one at every start. */
  todoistClientSecret: string;
  /** Opens the API, where no other token is configured. */
  apiToken: string;
  /** Opens the admin pages, where no other password is configured. */
  adminPassword: string;
  telegram: TelegramServer;
  todoist: TodoistServer;
  cast: Cast;
  stop(): Promise<void>;
};

const telegramToken = '1000001:sandbox';
const todoistToken = 'sandbox-pitcrew';
const apiToken = 'sandbox';
const adminPassword = 'sandbox';

/**
 * Starts the Telegram and the Todoist simulator on free loopback ports, with their people and with what they kept
 * in `${dataDir}/sandbox`. URLs may change between starts; ids and tokens never do. Rejects when a port or the
 * directory cannot be had; nothing is left listening then.
 */
export async function startSandbox({ dataDir }: { dataDir: string }): Promise<Sandbox> {
  const stateFile = (name: string) => join(dataDir, 'sandbox', name);
  const telegram = createTelegramServer({
    token: telegramToken,
    stateFile: stateFile('telegram.json'),
  });
  const todoistClientSecret = randomUUID();
  const todoist = createTodoistServer({
    clientSecret: todoistClientSecret,
    bot: {
      id: sandboxCast.bot.todoistId,
      name: sandboxCast.bot.name,
      email: sandboxCast.bot.email,
      token: todoistToken,
    },
    people: sandboxCast.agents.map((agent) => ({
      id: agent.todoistId,
      name: agent.name,
      email: agent.email,
      token: `sandbox-${agent.name.toLowerCase()}`,
    })),
    stateFile: stateFile('todoist.json'),
  });
  inviteToTelegram(telegram);
  const telegramUrl = await telegram.listen();
  const todoistUrl = await todoist.listen().catch(async (error: unknown) => {
    await telegram.close();
    throw error;
  });
  return {
    telegramUrl,
    telegramToken,
    todoistUrl,
    todoistToken,
    todoistClientSecret,
    apiToken,
    adminPassword,
    telegram,
    todoist,
    cast: sandboxCast,
    stop: async () => {
      await Promise.all([telegram.close(), todoist.close()]);
    },
  };
}

function inviteToTelegram(telegram: TelegramServer): void {
  for (const organizer of sandboxCast.organizers) telegram.addPerson(organizer);
  for (const agent of sandboxCast.agents) {
    telegram.addPerson({ id: agent.telegramId, firstName: agent.name, languageCode: 'en' });
  }
  telegram.addGroup({
    ...sandboxCast.agentsChat,
    members: sandboxCast.agents.map((agent) => agent.telegramId),
  });
}
