import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import express from 'express';

import { sandboxRouter } from '../../src/sandbox/routes.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';

/** A sandbox with its page on a free port, and the two things a desk would do to it. */
export type ServedSandbox = {
  sandbox: Sandbox;
  origin: string;
  /** Does one of the page's actions; a string is sent as it is. */
  act(
    name: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Calls the Bot API as the bot. */
  callTelegram(method: string, payload: object): Promise<Response>;
  /** Adds a task to the column New of the board, made at the first call; resolves to the task's id. */
  addTask(content: string): Promise<string>;
  /** Ends the web server only, as when the desk goes down under an open page. */
  stopWeb(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts both simulators in a directory of their own, and a web server with the page at /sandbox. */
export async function serveSandbox(): Promise<ServedSandbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-sandbox-'));
  const sandbox = await startSandbox({ dataDir });
  const router = sandboxRouter({
    telegram: sandbox.telegram,
    todoist: sandbox.todoist,
    links: { temporalUi: 'http://127.0.0.1:8233', api: '/api/v1', admin: null },
    event: () => ({ name: 'Test Jam', code: 'jam' }),
  });
  const server = createServer(express().use('/sandbox', router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stopWeb = async () => {
    router.endStreams();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  let board: Promise<string> | undefined;
  return {
    sandbox,
    origin,
    async act(name, body, headers = {}) {
      const response = await fetch(`${origin}/sandbox/actions/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return {
        status: response.status,
        body: (await response.json()) as Record<string, unknown>,
      };
    },
    callTelegram: (method, payload) =>
      fetch(`${sandbox.telegramUrl}/bot${sandbox.telegramToken}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      }),
    async addTask(content) {
      board ??= makeBoard(sandbox);
      const project = await board;
      const section = sandbox.todoist.sections(project).find(({ name }) => name === 'New')?.id;
      const args = { content, project_id: project, section_id: section };
      return (await sync(sandbox, [{ type: 'item_add', temp_id: 'task', args }]))('task');
    },
    stopWeb,
    async stop() {
      await stopWeb();
      await sandbox.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function makeBoard(sandbox: Sandbox): Promise<string> {
  const columns = ['New', 'In progress', 'Waiting'].map((name) => ({
    type: 'section_add',
    temp_id: name,
    args: { name, project_id: 'board' },
  }));
  const args = { name: 'Test Jam', view_style: 'board' };
  const idOf = await sync(sandbox, [{ type: 'project_add', temp_id: 'board', args }, ...columns]);
  return idOf('board');
}

// Resolves to a function from temporary ids to the true ones.
async function sync(sandbox: Sandbox, commands: object[]): Promise<(tempId: string) => string> {
  const response = await fetch(`${sandbox.todoistUrl}/api/v1/sync`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${sandbox.todoistToken}`,
    },
    body: JSON.stringify({
      commands: commands.map((command) => ({ uuid: crypto.randomUUID(), ...command })),
    }),
  });
  if (!response.ok) throw new Error(`Todoist answered ${response.status}`);
  const answer = (await response.json()) as { temp_id_mapping: Record<string, string> };
  return (tempId) => {
    const id = answer.temp_id_mapping[tempId];
    if (!id) throw new Error(`Todoist made no ${tempId}: ${JSON.stringify(answer)}`);
    return id;
  };
}
