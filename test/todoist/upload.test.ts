import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTodoistServer } from '../../src/sandbox/todoist-server.ts';
import { RateLimited, Refused } from '../../src/domain/ports.ts';
import { connectTodoist } from '../../src/todoist/api.ts';
import { createBoard } from '../../src/todoist/board.ts';
import { createCommands } from '../../src/todoist/commands.ts';
import { createFiles } from '../../src/todoist/files.ts';
import { serveHttp, type Handle, type HttpServer } from '../support/http-server.ts';

const BOT = { id: '7000', name: 'Pitcrew', email: 'bot@example.com', token: 'bot-token' };
const NOBODY = { agent: async (id: string) => ({ id, name: '' }), ofProject: async () => [] };
const MEGABYTE = 1024 * 1024;

let folder: string;
let closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitcrew-upload-'));
});
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  closing = [];
  await rm(folder, { recursive: true, force: true });
});

async function localFile(name: string, content: string | number, mime = 'application/pdf') {
  const path = join(folder, 'file');
  await writeFile(path, typeof content === 'string' ? content : '');
  if (typeof content === 'number') await truncate(path, content);
  const size = typeof content === 'number' ? content : Buffer.byteLength(content);
  return { path, name, mime, size };
}

describe('on the board', () => {
  async function openBoard() {
    const server = createTodoistServer({ bot: BOT });
    closing.push(() => server.close());
    const apiRoot = await server.listen();
    const todoist = connectTodoist({ token: BOT.token, apiRoot });
    const { sdk } = todoist;
    const files = createFiles(todoist, { token: BOT.token, apiRoot });
    const commands = createCommands(sdk);
    const board = createBoard({ sdk, commands, people: NOBODY, files });
    const projectId = (await sdk.addProject({ name: 'Hack' })).id;
    const sectionId = (await sdk.addSection({ name: 'New', projectId })).id;
    const { taskId } = await board.createTask({
      key: 'task',
      projectId,
      sectionId,
      content: '#1 Help',
      description: '',
      labels: [],
    });
    return { server, board, projectId, taskId };
  }

  test('a comment carries the file, and it comes back as it was', async () => {
    const { server, board, projectId, taskId } = await openBoard();
    const file = await localFile('план "1".pdf', 'the plan');

    const uploaded = await board.upload(file, projectId);
    await board.postComment({ key: 'comment', taskId, text: '**Anna:**', file: uploaded });

    const [comment] = server.comments(taskId);
    expect(comment).toMatchObject({
      content: '**Anna:**',
      attachment: { file_name: 'план "1".pdf', file_type: 'application/pdf', file_size: 8 },
    });
    const url = String(comment?.attachment?.file_url);
    const back = await board.fetchFile(
      { name: 'plan.pdf', url, mime: null, size: null, isHosted: true },
      folder,
    );
    expect(back).toMatchObject({ size: 8, mime: 'application/pdf' });
  });

  test('two comments with the same words are told apart by their files, where Todoist forgets what it made', async () => {
    const { server, board, projectId, taskId } = await openBoard();
    server.trouble.forgetMapping(true);
    const post = async (name: string) => {
      const file = await board.upload(await localFile(name, 'x'), projectId);
      return board.postComment({ key: name, taskId, text: '**Anna:**', file });
    };
    const one = await post('one.pdf');
    const other = await post('other.pdf');

    // The file is uploaded again, to another address; the comment is the one that was made.
    expect(await post('one.pdf')).toEqual(one);

    expect(one).not.toEqual(other);
    expect(server.comments(taskId)).toHaveLength(2);
  });

  test('a comment, and the card itself, say what they are changed to', async () => {
    const { server, board, projectId, taskId } = await openBoard();
    const { commentId } = await board.postComment({ key: 'comment', taskId, text: 'one' });

    await board.updateComment({ key: 'edit', commentId, text: 'two' });
    await board.updateTask({ key: 'task edit', taskId, content: '#1 More', description: 'words' });

    expect(server.comments(taskId)).toMatchObject([{ id: commentId, content: 'two' }]);
    expect(server.tasks(projectId)).toMatchObject([{ content: '#1 More', description: 'words' }]);
  });

  test('a card that is to lie in a deleted column is told from one that is gone', async () => {
    const { server, board, projectId, taskId } = await openBoard();
    const lost = server.sections(projectId)[0]?.id ?? '';
    const { sdk } = connectTodoist({ token: BOT.token, apiRoot: server.url });
    const doing = await sdk.addSection({ name: 'Doing', projectId });
    await board.updateTask({ key: 'away', taskId, sectionId: doing.id });
    await sdk.deleteSection(lost);
    const task = { projectId, sectionId: lost, content: '#2', description: '', labels: [] };

    const moving = board.updateTask({ key: 'back', taskId, sectionId: lost });
    await expect(moving).rejects.toMatchObject({ name: 'ColumnGone' });
    await expect(board.createTask({ key: 'two', ...task })).rejects.toMatchObject({
      name: 'ColumnGone',
    });

    server.deleteTask(BOT.id, taskId);
    await expect(
      board.updateTask({ key: 'gone', taskId, sectionId: doing.id }),
    ).rejects.toMatchObject({ reason: 'task-gone' });
  });
});

describe('an upload', () => {
  async function todoist(handle: Handle) {
    const server: HttpServer = await serveHttp(handle);
    closing.push(() => server.close());
    const options = { token: 't', apiRoot: server.origin };
    return createFiles(connectTodoist(options), options);
  }

  const refuse =
    (status: number, body: unknown, headers = {}): Handle =>
    async (request, response) => {
      await sizeOf(request);
      response.writeHead(status, headers).end(JSON.stringify(body));
    };

  test.each([
    ['413', 413, {}],
    ['an error that names the size', 400, { error: 'File size exceeds the limit' }],
    ['a limit of the plan', 403, { error_tag: 'UPLOAD_LIMIT_REACHED' }],
  ])('is too large by %s', async (_, status, body) => {
    const files = await todoist(refuse(status, body));

    await expect(files.upload(await localFile('a.pdf', 'x'), 'p')).rejects.toMatchObject({
      name: 'Refused',
      reason: 'file-too-large',
    });
  });

  test('is refused for other reasons by their own name', async () => {
    const files = await todoist(refuse(400, { error: 'Invalid argument value' }));

    await expect(files.upload(await localFile('a.pdf', 'x'), 'p')).rejects.toMatchObject({
      reason: 'refused-by-todoist',
    });
  });

  test('waits as long as it is asked to, and outages are waited out', async () => {
    const limited = await todoist(refuse(429, {}, { 'retry-after': '7' }));
    const failing = await todoist(refuse(503, {}));
    const file = await localFile('a.pdf', 'x');

    await expect(limited.upload(file, 'p')).rejects.toBeInstanceOf(RateLimited);
    await expect(failing.upload(file, 'p')).rejects.not.toBeInstanceOf(Refused);
  });

  test('above what the plan takes is not sent at all, and below what all plans take nobody asks', async () => {
    const asked: string[] = [];
    const files = await todoist(async (request, response) => {
      asked.push(request.url ?? '');
      await sizeOf(request);
      const body = request.url?.endsWith('/sync')
        ? { user_plan_limits: { current: { upload_limit_mb: 10 } } }
        : { file_url: 'https://files.todoist.com/1' };
      response.end(JSON.stringify(body));
    });

    await files.upload(await localFile('small.pdf', 4 * MEGABYTE), 'p');
    await files.upload(await localFile('fits.pdf', 10 * MEGABYTE), 'p');
    const tooLarge = files.upload(await localFile('large.pdf', 10 * MEGABYTE + 1), 'p');

    await expect(tooLarge).rejects.toMatchObject({ reason: 'file-too-large' });
    expect(asked).toEqual(['/api/v1/uploads', '/api/v1/sync', '/api/v1/uploads']);
  });

  test('goes where Todoist does not say what the plan takes', async () => {
    const files = await todoist(async (request, response) => {
      await sizeOf(request);
      response.end(JSON.stringify({ file_url: 'https://files.todoist.com/1', tn_l: ['u', 1, 2] }));
    });

    const uploaded = await files.upload(await localFile('a.pdf', 6 * MEGABYTE), 'p');

    expect(uploaded).toEqual({ file_url: 'https://files.todoist.com/1', tn_l: ['u', 1, 2] });
  });

  test('of a large file never has it in memory', async () => {
    let received = 0;
    let most = 0;
    const before = process.memoryUsage().rss;
    const files = await todoist(async (request, response) => {
      received = await sizeOf(request, () => {
        most = Math.max(most, process.memoryUsage().rss - before);
      });
      response.end(JSON.stringify({ file_url: 'https://files.todoist.com/1' }));
    });

    await files.upload(await localFile('film.mp4', 200 * MEGABYTE, 'video/mp4'), 'p');

    expect(received).toBeGreaterThan(200 * MEGABYTE);
    expect(most).toBeLessThan(100 * MEGABYTE);
  });
});

/** Reads a request to its end. @returns how many bytes it had */
async function sizeOf(request: IncomingMessage, seen: () => void = () => undefined) {
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    seen();
  }
  return size;
}
