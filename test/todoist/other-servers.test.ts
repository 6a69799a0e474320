import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { RateLimited, Refused } from '../../src/domain/ports.ts';
import { connectTodoist } from '../../src/todoist/api.ts';
import { createBoard } from '../../src/todoist/board.ts';
import { createCommands } from '../../src/todoist/commands.ts';
import { createProjectBoard } from '../../src/todoist/project-board.ts';

/** Servers that speak Todoist's API with fewer words than the SDK wants to hear. */

interface Command {
  type: string;
  uuid: string;
  temp_id?: string;
  args: Record<string, unknown>;
}
interface Asked {
  path: string;
  body: { commands?: Command[]; name?: string };
}
type Answer = { status?: number; headers?: Record<string, string>; body: unknown };

const opened: (() => void)[] = [];

afterEach(() => {
  for (const close of opened.splice(0)) close();
});

async function serve(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void reply(request, response));
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const question = {
      path: `${request.method} ${pathname}`,
      body: (text === '' ? {} : JSON.parse(text)) as Asked['body'],
    };
    asked.push(question);
    const { status = 200, headers = {}, body } = answer(question);
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { sdk } = connectTodoist({ token: 't', apiRoot: `http://127.0.0.1:${port}` });
  return { sdk, asked, commands: createCommands(sdk) };
}

const NO_FILES = {
  upload: () => Promise.reject(new Error('no file is sent here')),
  fetchFile: () => Promise.reject(new Error('no file is fetched here')),
};

const note = (content: string) => ({ type: 'note_add', args: { itemId: '1', content } }) as const;

describe('answers that lack what only the SDK asks for', () => {
  it('make a project, with its columns, where ids are numbers', async () => {
    let id = 100;
    const { sdk } = await serve(({ path, body }) =>
      path === 'GET /api/v1/sections'
        ? { body: { results: [] } }
        : { body: { id: (id += 1), name: body.name } },
    );

    const made = await createProjectBoard(sdk, async () => []).createProject('Hack');

    expect(made).toEqual({
      projectId: '101',
      sections: { new: '102', inProgress: '103', waiting: '104' },
    });
  });

  it('tell the account and the task', async () => {
    const { sdk } = await serve(({ path }) => ({
      body: path.endsWith('user') ? { id: 7, email: 'b@example.org' } : { id: 8, checked: 1 },
    }));

    expect(await sdk.getUser()).toMatchObject({ id: '7', email: 'b@example.org' });
    expect(await sdk.getTask('8')).toMatchObject({ id: '8', checked: true, responsibleUid: null });
  });

  it('leave the mover of a card unknown', async () => {
    const { sdk, commands } = await serve(() => ({ body: { events: [], count: 0 } }));
    const people = {
      agent: async (id: string) => ({ id, name: 'Anna' }),
      ofProject: async () => [],
    };

    const mover = createBoard({ sdk, commands, people, files: NO_FILES }).lastMover({
      taskId: '1',
      projectId: '2',
    });

    expect(await mover).toBeNull();
  });
});

describe('commands of one request', () => {
  it('have outcomes of their own, where a failure says no more than its status', async () => {
    const { commands } = await serve(({ body }) => ({
      body: {
        sync_status: Object.fromEntries(
          (body.commands ?? []).map(({ uuid, args }) => [
            uuid,
            args['content'] === 'bad' ? { error: 'gone', http_code: 404 } : 'ok',
          ]),
        ),
        temp_id_mapping: Object.fromEntries(
          (body.commands ?? []).map(({ temp_id: made = '' }) => [made, 55]),
        ),
      },
    }));

    const outcomes = await Promise.allSettled([
      commands.run('one', note('good')),
      commands.run('two', note('bad')),
    ]);

    expect(outcomes).toEqual([
      { status: 'fulfilled', value: '55' },
      { status: 'rejected', reason: expect.any(Refused) },
    ]);
  });

  it('are tried in smaller requests where the whole is refused, until the one that spoils it is alone', async () => {
    const { commands, asked } = await serve(({ body: { commands: sent = [] } }) =>
      sent.some(({ args }) => args['content'] === 'bad')
        ? { status: 400, body: { error: 'malformed' } }
        : { body: { sync_status: Object.fromEntries(sent.map(({ uuid }) => [uuid, 'ok'])) } },
    );

    const outcomes = await Promise.allSettled(
      ['a', 'b', 'bad', 'c'].map((text) => commands.run(text, note(text))),
    );

    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(asked.map(({ body }) => body.commands?.length)).toEqual([4, 2, 2, 1, 1]);
  });

  it.each([
    ['the header alone', { 'retry-after': '7' }, 'slow down'],
    ['the body alone', {}, { error: 'slow down', error_extra: { retry_after: 7 } }],
    ['a body with text for a number', {}, { error_extra: { retry_after: '7' } }],
  ])('wait as long as %s tells', async (_where, headers, body) => {
    const { commands } = await serve(() => ({ status: 429, headers, body }));

    const failed = await commands.run('one', note('text')).catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(RateLimited);
    expect((failed as RateLimited).retryAfterMs).toBe(7_000);
  });

  it('wait for what one of them was told', async () => {
    const { commands, asked } = await serve(() => ({
      status: 429,
      headers: { 'retry-after': '30' },
      body: '',
    }));
    await commands.run('one', note('text')).catch(() => undefined);

    const failed = await commands.run('two', note('other')).catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(RateLimited);
    expect((failed as RateLimited).retryAfterMs).toBeGreaterThan(20_000);
    expect(asked).toHaveLength(1);
  });

  it('are tried again where a proxy answers with a page', async () => {
    const { commands, asked } = await serve(() => ({
      status: 502,
      body: '<html>Bad gateway</html>',
    }));

    const failed = await commands.run('one', note('text')).catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(Refused);
    expect(asked).toHaveLength(1);
  });
});
