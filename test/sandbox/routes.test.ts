import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';

import { sandboxRouter, type SandboxRouter } from '../../src/sandbox/routes.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { serveSandbox, type ServedSandbox } from './serve-sandbox.ts';

let desk: ServedSandbox;
let sandbox: Sandbox;
let origin: string;

beforeAll(async () => {
  desk = await serveSandbox();
  ({ sandbox, origin } = desk);
});

afterAll(() => desk.stop());

type Chat = { id: number; messages: { text: string; messageId: number; from: unknown }[] };
type Task = { id: string; sectionId: string; responsibleUid: string | null; checked: boolean };
type State = {
  event: { name: string };
  links: object;
  organizers: Chat[];
  agents: { id: string; name: string }[];
  projects: { id: string; sections: { id: string; name: string }[] }[];
  tasks: (Task & { comments: { content: string; postedUid: string }[] })[];
};

async function readState(): Promise<State> {
  const response = await fetch(`${origin}/sandbox/state`);
  return (await response.json()) as State;
}

const act: ServedSandbox['act'] = (...args) => desk.act(...args);

describe('the page', () => {
  test('is served below a folder, with a policy that allows no inline code', async () => {
    const page = await fetch(`${origin}/sandbox`);
    expect(page.url).toBe(`${origin}/sandbox/`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    const html = await page.text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
    for (const [, asset] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const response = await fetch(`${origin}/sandbox/${asset}`);
      expect([asset, response.status]).toEqual([asset, 200]);
    }
  });

  test('reads who plays, the event and the links from /state', async () => {
    const state = await readState();
    expect(state.event).toEqual({ name: 'Test Jam', code: 'jam' });
    expect(state.links).toMatchObject({ api: '/api/v1', admin: null });
    expect(state.organizers).toHaveLength(2);
    expect(state.agents.map(({ name }) => name)).toEqual(['Lena', 'Max']);
  });
});

describe('an organizer on the phone', () => {
  test('starts the bot with the code and writes: the bot gets both as updates', async () => {
    const [tom] = sandbox.cast.organizers;
    expect((await act('start', { person: tom?.id, code: 'jam' })).status).toBe(200);
    expect((await act('say', { person: tom?.id, text: 'The <b>projector</b>' })).status).toBe(200);

    const chat = (await readState()).organizers.find(({ id }) => id === tom?.id);
    expect(chat?.messages.map(({ text }) => text)).toEqual(['/start jam', 'The <b>projector</b>']);
    const updates = (await (await desk.callTelegram('getUpdates', {})).json()) as {
      result: unknown[];
    };
    expect(updates.result).toEqual([
      expect.objectContaining({ message: expect.objectContaining({ text: '/start jam' }) }),
      expect.objectContaining({
        message: expect.objectContaining({ text: 'The <b>projector</b>' }),
      }),
    ]);
  });

  test('presses a button and gets what the bot answers', async () => {
    const anna = sandbox.cast.organizers[1]?.id ?? 0;
    await act('start', { person: anna });
    const keyboard = { inline_keyboard: [[{ text: 'Solved', callback_data: 'done' }]] };
    await desk.callTelegram('sendMessage', {
      chat_id: anna,
      text: 'Well?',
      reply_markup: keyboard,
    });
    const question = sandbox.telegram.chat(anna).at(-1)?.messageId;

    const pressed = act('press', {
      person: anna,
      chatId: anna,
      messageId: question,
      button: 'Solved',
    });
    const query = await pressedQuery('done');
    await desk.callTelegram('answerCallbackQuery', {
      callback_query_id: query,
      text: 'Thank you!',
    });
    expect(await pressed).toMatchObject({ status: 200, body: { answer: { text: 'Thank you!' } } });
  });

  test('is told what is wrong with a request', async () => {
    const person = sandbox.cast.organizers[0]?.id;
    expect(await act('say', { person, text: '  ' })).toEqual({
      status: 400,
      body: { error: 'text: Write something first.' },
    });
    expect((await act('say', { person: 1, text: 'hello' })).status).toBe(404);
    const noButton = { person, chatId: person, messageId: 1, button: 'None' };
    expect(await act('press', noButton)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/button/i) },
    });
    expect((await act('say', '{"broken')).status).toBe(400);
    expect((await act('fly', {})).status).toBe(404);
  });
});

describe('an agent at the board', () => {
  test('takes a card, answers and completes it', async () => {
    const task = await desk.addTask('#1 Projector');
    const actor = String(sandbox.cast.agents[0]?.todoistId);
    const inProgress = sandbox.todoist
      .sections(String(sandbox.todoist.task(task)?.projectId))
      .find(({ name }) => name === 'In progress');

    await act('assign', { actor, task, person: actor });
    await act('move', { actor, task, section: inProgress?.id });
    await act('comment', { actor, task, text: 'On my way.' });
    await act('update-task', { actor, task, priority: 4, labels: ['hardware'] });
    expect((await act('complete', { actor, task })).status).toBe(200);

    expect((await readState()).tasks.find(({ id }) => id === task)).toMatchObject({
      responsibleUid: actor,
      sectionId: inProgress?.id,
      priority: 4,
      labels: ['hardware'],
      checked: true,
      comments: [{ content: 'On my way.', postedUid: actor }],
    });
  });

  test('changes and deletes a comment, reopens and deletes a card', async () => {
    const task = await desk.addTask('#2 Power');
    const actor = String(sandbox.cast.agents[1]?.todoistId);
    const { body } = await act('comment', { actor, task, text: 'Soon' });
    const comment = (body['comment'] as { id: string }).id;
    await act('edit-comment', { actor, task, comment, text: 'Now' });
    expect(sandbox.todoist.comments(task)).toMatchObject([{ content: 'Now' }]);
    await act('delete-comment', { actor, task, comment });
    expect(sandbox.todoist.comments(task)).toEqual([]);

    await act('complete', { actor, task });
    await act('uncomplete', { actor, task });
    expect(sandbox.todoist.task(task)).toMatchObject({ checked: false });
    await act('delete-task', { actor, task });
    expect((await readState()).tasks.some(({ id }) => id === task)).toBe(false);
    expect(await act('complete', { actor, task })).toEqual({
      status: 404,
      body: { error: 'This task is gone.' },
    });
  });

  test('is told of an unknown task, person and section', async () => {
    const actor = String(sandbox.cast.agents[0]?.todoistId);
    const task = await desk.addTask('#3 Chairs');
    expect((await act('complete', { actor, task: 'nope' })).status).toBe(404);
    expect((await act('complete', { actor: 'nope', task })).status).toBe(404);
    expect((await act('move', { actor, task, section: 'nope' })).status).toBe(400);
    expect((await act('update-task', { actor, task, priority: 9 })).status).toBe(400);
  });
});

describe('/events', () => {
  test('pushes the state at once and after a change, and ends when told', async () => {
    const own = sandboxRouter({
      telegram: sandbox.telegram,
      todoist: sandbox.todoist,
      links: { temporalUi: null, api: '/api/v1', admin: null },
    });
    const address = await listenWith(own);
    const response = await fetch(`${address.origin}/events`);
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const text = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    const readUntil = async (part: string) => {
      while (!received.includes(part)) {
        const { value, done } = (await text?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error(`The stream ended before ${part}`);
        received += value;
      }
    };
    await readUntil('event: state\ndata: {');
    const person = sandbox.cast.organizers[0]?.id;
    await act('say', { person, text: 'seen on the stream' });
    await readUntil('seen on the stream');

    own.endStreams();
    while (!(await text?.read())?.done);
    await address.close();
  });
});

describe('a foreign site', () => {
  const said = () => ({ person: sandbox.cast.organizers[0]?.id, text: 'not me' });

  test.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('cannot act: %j', async (headers) => {
    expect((await act('say', said(), headers)).status).toBe(403);
  });

  test('cannot use a form that needs no permission', async () => {
    expect((await act('say', said(), { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('is not the page itself', async () => {
    expect((await act('say', { ...said(), text: 'me' }, { origin })).status).toBe(200);
  });

  afterAll(() => {
    const texts = sandbox.telegram.updates().map((update) => JSON.stringify(update));
    expect(texts.filter((text) => text.includes('not me'))).toEqual([]);
  });
});

async function pressedQuery(data: string): Promise<string> {
  const found = () =>
    sandbox.telegram
      .updates()
      .map((update) => update['callback_query'] as { id: string; data: string } | undefined)
      .find((query) => query?.data === data)?.id;
  return new Promise((resolve) => {
    const look = () => {
      const id = found();
      if (!id) return;
      unsubscribe();
      resolve(id);
    };
    const unsubscribe = sandbox.telegram.onChange(look);
    look();
  });
}

async function listenWith(handler: SandboxRouter) {
  const http = createServer(express().use(handler));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => http.close(resolve)),
  };
}
