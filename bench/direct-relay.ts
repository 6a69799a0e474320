import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Update } from 'telegraf/types';
import { TELEGRAM_TOKEN, TODOIST_TOKEN } from './vendors.ts';

/**
 * The other baseline: each webhook is one call to the other vendor, and what fails is lost. It remembers in memory
 * which chat has which task, and checks nothing.
 */
export async function startDirectRelay(vendors: {
  telegramUrl: string;
  todoistUrl: string;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const telegram = (method: string, body: object) =>
    post(`${vendors.telegramUrl}/bot${TELEGRAM_TOKEN}/${method}`, body);
  const todoist = (path: string, body: object) =>
    post(`${vendors.todoistUrl}/api/v1/${path}`, body, {
      authorization: `Bearer ${TODOIST_TOKEN}`,
    });
  const command = (type: string, args: object) => {
    const names = { uuid: randomUUID(), temp_id: randomUUID() };
    return todoist('sync', { commands: [{ type, ...names, args }] });
  };

  const taskOf = new Map<number, string>();
  const chatOf = new Map<string, number>();
  const project = (await todoist('projects', { name: 'Direct' })) as { id: string };

  const app = express();
  app.post('/telegram', express.json(), async (request, response) => {
    const { message } = request.body as Update.MessageUpdate;
    const { id: chat } = message.chat;
    const text = 'text' in message ? message.text : '';
    const taskId = taskOf.get(chat);
    if (taskId === undefined) {
      const task = await todoist('tasks', { content: text, project_id: project.id });
      const { id } = task as { id: string };
      taskOf.set(chat, id);
      chatOf.set(id, chat);
    } else {
      await command('note_add', { item_id: taskId, content: text });
    }
    response.json({});
  });
  app.post('/todoist', express.json(), async (request, response) => {
    const { event_name: name, event_data: data, initiator, user_id: bot } = request.body;
    const chat = chatOf.get(data.item_id);
    if (name === 'note:added' && initiator.id !== bot && chat !== undefined) {
      await telegram('sendMessage', { chat_id: chat, text: data.content });
    }
    response.json({});
  });

  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const url = `http://127.0.0.1:${port}`;
  await telegram('setWebhook', { url: `${url}/telegram` });
  return {
    url,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function post(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return answer;
}
