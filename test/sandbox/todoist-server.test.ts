import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import {
  parseWebhookPayload,
  TodoistApi,
  verifyWebhookSignature,
} from '@doist/todoist-api-typescript';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { createTodoistServer } from '../../src/sandbox/todoist-server.ts';
import type { TodoistServer, TodoistServerOptions } from '../../src/sandbox/todoist-server.ts';

type Json = Record<string, unknown>;
type SyncAnswer = Json & {
  sync_token: string;
  full_sync: boolean;
  sync_status: Record<string, unknown>;
  temp_id_mapping: Record<string, string>;
  items: Json[];
  notes: Json[];
  projects: Json[];
};

const bot = { id: '100', name: 'Desk Bot', email: 'bot@example.com', token: 'bot-token' };
const anna = { id: '201', name: 'Anna Agent', email: 'anna@example.com', token: 'anna-token' };
const boris = { id: '202', name: 'Boris Agent', email: 'boris@example.com', token: 'boris-token' };
const ALL = ['items', 'notes', 'sections', 'projects', 'collaborators', 'collaborator_states'];

let server: TodoistServer;
let api: TodoistApi;

async function start(options: Partial<TodoistServerOptions> = {}): Promise<void> {
  server = createTodoistServer({ bot, people: [anna, boris], clientSecret: 'secret', ...options });
  await server.listen();
  api = new TodoistApi(bot.token, { baseUrl: server.url });
}

async function board(): Promise<{ projectId: string; newId: string; progressId: string }> {
  const project = await api.addProject({ name: 'Hackathon', viewStyle: 'board' });
  const columns = [];
  for (const name of ['New', 'In progress']) {
    columns.push(await api.addSection({ name, projectId: project.id }));
  }
  return { projectId: project.id, newId: columns[0]?.id ?? '', progressId: columns[1]?.id ?? '' };
}

function request(path: string, init: RequestInit = {}, token = bot.token): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  return fetch(`${server.url}/api/v1${path}`, { ...init, headers });
}

function postSync(body: Json, token?: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return request('/sync', { method: 'POST', headers, body: JSON.stringify(body) }, token);
}

async function sync(body: Json, token?: string): Promise<SyncAnswer> {
  const response = await postSync({ resource_types: ALL, ...body }, token);
  expect(response.status).toBe(200);
  return (await response.json()) as SyncAnswer;
}

async function eventually(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Did not come true: ${holds.toString()}`);
    await wait(5);
  }
}

beforeEach(() => start());
afterEach(() => server.close());

describe("Doist's SDK", () => {
  test('finds the account, a board it made and the people on it', async () => {
    const user = await api.getUser();
    expect(user).toMatchObject({ id: bot.id, fullName: bot.name, email: bot.email });

    const { projectId } = await board();
    const project = await api.getProject(projectId);
    expect(project).toMatchObject({ viewStyle: 'board', isShared: true, canAssignTasks: true });
    const { results: sections } = await api.getSections({ projectId });
    expect(sections.map(({ name }) => name)).toEqual(['New', 'In progress']);
    const { results: people } = await api.getProjectCollaborators(projectId);
    expect(people.map(({ id }) => id)).toEqual([bot.id, anna.id, boris.id]);
  });

  test('walks a task from creation to deletion', async () => {
    const { projectId, newId, progressId } = await board();
    const task = await api.addTask({
      content: '#1 Wi-Fi is down',
      description: 'In hall B',
      projectId,
      sectionId: newId,
      labels: ['support'],
    });
    expect(task).toMatchObject({ sectionId: newId, checked: false, labels: ['support'] });

    const taken = await api.updateTask(task.id, { assigneeId: anna.id, priority: 4 });
    expect(taken).toMatchObject({ responsibleUid: anna.id, assignedByUid: bot.id, priority: 4 });
    expect(await api.moveTask(task.id, { sectionId: progressId })).toMatchObject({
      sectionId: progressId,
    });

    const since = new Date(Date.now() - 60_000).toISOString();
    const until = new Date(Date.now() + 60_000).toISOString();
    await api.closeTask(task.id);
    expect(await api.getTask(task.id)).toMatchObject({ checked: true });
    expect((await api.getTasks({ projectId })).results).toEqual([]);
    const done = await api.getCompletedTasksByCompletionDate({ since, until, projectId });
    expect(done.items.map(({ id }) => id)).toEqual([task.id]);
    await api.reopenTask(task.id);
    expect(await api.getTask(task.id)).toMatchObject({ checked: false, completedAt: null });

    await api.deleteTask(task.id);
    await expect(api.getTask(task.id)).rejects.toMatchObject({
      httpStatusCode: 404,
      responseData: { error_code: 478, error_tag: 'NOT_FOUND', http_code: 404 },
    });
    expect(server.task(task.id)).toMatchObject({ isDeleted: true });
  });

  test('uploads a file, comments with it and reads it back', async () => {
    const { projectId } = await board();
    const task = await api.addTask({ content: 'With a file', projectId });
    const file = await api.uploadFile({
      file: Buffer.from('map of hall B'),
      fileName: 'map "1".png',
    });
    expect(file).toMatchObject({
      fileName: 'map "1".png',
      fileSize: 13,
      resourceType: 'image',
    });
    await api.addComment({
      taskId: task.id,
      content: 'See the map',
      attachment: { fileUrl: file.fileUrl ?? '', fileName: 'map.png', resourceType: 'image' },
    });
    const { results } = await api.getComments({ taskId: task.id });
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      content: 'See the map',
      postedUid: bot.id,
      taskId: task.id,
    });

    const url = results[0]?.fileAttachment?.fileUrl ?? '';
    expect((await fetch(url)).status).toBe(401);
    const download = await fetch(url, { headers: { Authorization: `Bearer ${bot.token}` } });
    expect(download.headers.get('content-type')).toBe('image/png');
    expect(await download.text()).toBe('map of hall B');
  });

  test('pages through comments', async () => {
    const { projectId } = await board();
    const task = await api.addTask({ content: 'Talkative', projectId });
    for (const n of [1, 2, 3]) server.comment(anna.id, task.id, `Line ${n}`);
    const first = await api.getComments({ taskId: task.id, limit: 2 });
    const rest = await api.getComments({ taskId: task.id, limit: 2, cursor: first.nextCursor });
    const lines = [...first.results, ...rest.results].map(({ content }) => content);
    expect(lines).toEqual(['Line 1', 'Line 2', 'Line 3']);
    expect(rest.nextCursor).toBeNull();
  });

  test('edits and deletes its comment, but not that of somebody else', async () => {
    const { projectId } = await board();
    const task = await api.addTask({ content: 'Edits', projectId });
    const own = await api.addComment({ taskId: task.id, content: 'Frist' });
    expect(await api.updateComment(own.id, { content: 'First' })).toMatchObject({
      content: 'First',
    });
    await api.deleteComment(own.id);
    expect(server.comments(task.id)).toEqual([]);

    const other = server.comment(anna.id, task.id, "Anna's");
    await expect(api.deleteComment(other.id)).rejects.toMatchObject({ httpStatusCode: 403 });
  });

  test('reads who did what in the activity log', async () => {
    const { projectId, newId, progressId } = await board();
    const task = await api.addTask({ content: 'Logged', projectId, sectionId: newId });
    server.move(anna.id, task.id, 'In progress');
    server.assign(boris.id, task.id, anna.id);
    const comment = server.comment(anna.id, task.id, 'On my way');
    const moves = await api.getActivityLogs({
      objectId: task.id,
      objectEventTypes: 'task:updated',
    });
    expect(moves.results.map(({ initiatorId }) => initiatorId)).toEqual([boris.id, anna.id]);
    expect(moves.results[0]?.extraData).toMatchObject({
      responsibleUid: anna.id,
      lastResponsibleUid: null,
    });
    expect(moves.results[1]?.extraData).toMatchObject({
      lastSectionId: newId,
      sectionId: progressId,
    });
    const notes = await api.getActivityLogs({ objectEventTypes: 'comment:' });
    expect(notes.results).toHaveLength(1);
    expect(notes.results[0]).toMatchObject({ objectId: comment.id, parentItemId: task.id });
  });

  test('parses every resource of a full and of an incremental sync', async () => {
    const { projectId } = await board();
    await api.addLabel({ name: 'wifi' });
    const task = await api.addTask({ content: 'Synced', projectId });
    server.comment(anna.id, task.id, 'Hello');
    const full = await api.sync({
      syncToken: '*',
      resourceTypes: [
        'items',
        'notes',
        'sections',
        'projects',
        'collaborators',
        'collaborator_states',
        'labels',
        'user',
      ],
    });
    expect(full).toMatchObject({
      fullSync: true,
      user: { id: bot.id },
      labels: [{ name: 'wifi' }],
    });
    expect(full.items?.map(({ id }) => id)).toEqual([task.id]);
    expect(full.collaborators?.map(({ id }) => id)).toEqual([bot.id, anna.id, boris.id]);

    server.complete(anna.id, task.id);
    const next = await api.sync({ syncToken: full.syncToken, resourceTypes: ['items', 'notes'] });
    expect(next).toMatchObject({
      fullSync: false,
      items: [{ id: task.id, checked: true }],
      notes: [],
    });
  });

  test('learns which commands of a batch failed and which were done', async () => {
    const { projectId } = await board();
    const [good, bad, note] = [randomUUID(), randomUUID(), randomUUID()];
    const failed = api.sync({
      commands: [
        { type: 'item_add', uuid: good, tempId: 'task', args: { content: 'Batch', projectId } },
        { type: 'item_update', uuid: bad, args: { id: 'unknown', content: 'Nothing' } },
        { type: 'note_add', uuid: note, tempId: 'n', args: { itemId: 'task', content: 'Hi' } },
      ],
    });
    await expect(failed).rejects.toMatchObject({
      httpStatusCode: 404,
      syncStatus: {
        [good]: 'ok',
        [bad]: { errorTag: 'ITEM_NOT_FOUND', errorCode: 22 },
        [note]: 'ok',
      },
    });
    const [task] = server.tasks(projectId);
    expect(task).toMatchObject({ content: 'Batch' });
    expect(server.comments(task?.id ?? '')).toMatchObject([{ content: 'Hi', postedUid: bot.id }]);
  });

  test('moves tasks by commands', async () => {
    const { projectId, progressId } = await board();
    const task = await api.addTask({ content: 'Moved', projectId });
    const [moved] = await api.moveTasks([task.id], { sectionId: progressId });
    expect(moved).toMatchObject({ id: task.id, sectionId: progressId });
  });
});

describe('incremental sync', () => {
  test('tells each change once, tombstones and completed tasks included', async () => {
    const { projectId } = await board();
    const [kept, gone] = [
      await api.addTask({ content: 'Kept', projectId }),
      await api.addTask({ content: 'Gone', projectId }),
    ];
    const full = await sync({ sync_token: '*' });
    expect(full).toMatchObject({ full_sync: true });
    expect(full.items).toHaveLength(2);

    server.complete(anna.id, kept.id);
    server.deleteTask(anna.id, gone.id);
    const next = await sync({ sync_token: full.sync_token });
    expect(next).toMatchObject({ full_sync: false, projects: [] });
    expect(next.items).toMatchObject([
      { id: kept.id, checked: true, completed_by_uid: anna.id },
      { id: gone.id, is_deleted: true },
    ]);
    expect((await sync({ sync_token: next.sync_token })).items).toEqual([]);
    expect((await sync({ sync_token: '*' })).items).toEqual([]);
  });

  test('includes the effects of the commands in the same request', async () => {
    const { projectId } = await board();
    const { sync_token } = await sync({ sync_token: '*' });
    const uuid = randomUUID();
    const args = { project_id: projectId, content: 'Made here' };
    const commands = [{ type: 'item_add', uuid, temp_id: 't', args }];
    const answer = await sync({ sync_token, commands });
    expect(answer).toMatchObject({
      sync_status: { [uuid]: 'ok' },
      items: [{ content: 'Made here' }],
    });
    expect(answer.items[0]?.id).toBe(answer.temp_id_mapping.t);
  });

  test('starts over when the token has expired', async () => {
    const { sync_token } = await sync({ sync_token: '*' });
    server.trouble.expireSyncTokens();
    expect(await sync({ sync_token })).toMatchObject({ full_sync: true });
  });

  test('shows a newcomer a project once it is shared with them', async () => {
    await server.close();
    await start({ shareNewProjects: false });
    const { projectId } = await board();
    const task = await api.addTask({ content: 'Hidden at first', projectId });
    server.comment(bot.id, task.id, 'Early');
    const before = await sync({ sync_token: '*' }, anna.token);
    expect(before.items).toEqual([]);
    expect((await request(`/tasks/${task.id}`, {}, anna.token)).status).toBe(403);

    const uuid = randomUUID();
    const args = { project_id: projectId, email: anna.email };
    const shared = await sync({ commands: [{ type: 'share_project', uuid, args }] });
    expect(shared.sync_status).toEqual({ [uuid]: 'ok' });
    const after = await sync({ sync_token: before.sync_token }, anna.token);
    expect(after).toMatchObject({
      projects: [{ id: projectId, is_shared: true }],
      items: [{ id: task.id }],
      notes: [{ content: 'Early' }],
      collaborators: [{ id: anna.id }, { id: bot.id }],
    });
  });

  test('shows a task moved out of sight as deleted', async () => {
    const { projectId } = await board();
    const task = await api.addTask({ content: 'Leaves', projectId });
    const { sync_token } = await sync({ sync_token: '*' });
    const inbox = await new TodoistApi(anna.token, { baseUrl: server.url }).getUser();
    server.moveToProject(anna.id, task.id, inbox.inboxProjectId);
    server.updateTask(anna.id, task.id, { content: 'Private now' });
    const { items } = await sync({ sync_token });
    expect(items).toMatchObject([{ id: task.id, is_deleted: true }]);
  });

  test('reads form-urlencoded bodies, with lists as JSON texts', async () => {
    const { projectId } = await board();
    const uuid = randomUUID();
    const args = { content: 'By form', project_id: projectId };
    const body = new URLSearchParams({
      sync_token: '*',
      resource_types: '["items"]',
      commands: JSON.stringify([{ type: 'item_add', uuid, temp_id: 't', args }]),
    });
    const response = await request('/sync', { method: 'POST', body });
    expect(await response.json()).toMatchObject({
      sync_status: { [uuid]: 'ok' },
      items: [{ content: 'By form' }],
    });
  });
});

describe('commands', () => {
  test('are executed once per uuid and answered alike each time', async () => {
    const { projectId } = await board();
    const uuid = randomUUID();
    const args = { content: 'Once', project_id: projectId };
    const commands = [{ type: 'item_add', uuid, temp_id: 't', args }];
    const first = await sync({ commands });
    const second = await sync({ commands });
    expect(second.sync_status).toEqual({ [uuid]: 'ok' });
    expect(second.temp_id_mapping).toEqual(first.temp_id_mapping);
    expect(server.tasks(projectId)).toHaveLength(1);

    server.trouble.forgetMapping(true);
    const third = await sync({ commands });
    expect(third).toMatchObject({ sync_status: { [uuid]: 'ok' }, temp_id_mapping: {} });
    expect(server.tasks(projectId)).toHaveLength(1);
  });

  test('are refused in whole above a hundred', async () => {
    const commands = Array.from({ length: 101 }, () => ({
      type: 'item_add',
      uuid: randomUUID(),
      args: { content: 'Too many' },
    }));
    expect((await postSync({ commands })).status).toBe(400);
    expect(server.tasks()).toEqual([]);
  });

  test.each([
    ['an empty content', 'item_add', { content: '' }, 'INVALID_ARGUMENT_VALUE'],
    ['a missing content', 'item_add', {}, 'ARGUMENT_MISSING'],
    ['a content over 500', 'item_add', { content: 'x'.repeat(501) }, 'INVALID_ARGUMENT_VALUE'],
    [
      'a description over 16383',
      'item_add',
      { content: 'x', description: 'x'.repeat(16_384) },
      'INVALID_ARGUMENT_VALUE',
    ],
    [
      'somebody who is no collaborator',
      'item_add',
      { content: 'x', responsible_uid: '999' },
      'INVALID_ARGUMENT_VALUE',
    ],
    ['an unknown project', 'item_add', { content: 'x', project_id: '1' }, 'PROJECT_NOT_FOUND'],
    ['an unknown task', 'note_add', { item_id: '1', content: 'x' }, 'ITEM_NOT_FOUND'],
    ['an unknown command', 'item_fold', { id: '1' }, 'BAD_REQUEST'],
  ])('fail for %s', async (_, type, args, error_tag) => {
    const uuid = randomUUID();
    const { sync_status } = await sync({ commands: [{ type, uuid, args }] });
    expect(sync_status[uuid]).toMatchObject({ error_tag, error_extra: {} });
    expect(server.tasks()).toEqual([]);
  });

  test('refuse a comment over 15000 characters', async () => {
    const { projectId } = await board();
    const task = await api.addTask({ content: 'Long', projectId });
    await expect(
      api.addComment({ taskId: task.id, content: 'x'.repeat(15_001) }),
    ).rejects.toMatchObject({ responseData: { error_tag: 'INVALID_ARGUMENT_VALUE' } });
    expect(await api.addComment({ taskId: task.id, content: 'x'.repeat(15_000) })).toBeDefined();
  });

  test('give updated_at strictly rising times with microseconds', async () => {
    const { projectId } = await board();
    const task = await api.addTask({ content: 'Clock', projectId });
    const times = [1, 2, 3, 4].map((priority) => {
      server.updateTask(anna.id, task.id, { content: `Clock ${priority}` });
      return server.task(task.id)?.updatedAt ?? '';
    });
    expect(times.every((time) => /^\d{4}-.*\.\d{6}Z$/.test(time))).toBe(true);
    expect(new Set(times).size).toBe(4);
    expect(times.toSorted()).toEqual(times);
  });
});

describe('limits and refusals', () => {
  test('answer 401 to a stranger', async () => {
    expect((await request('/user', {}, 'wrong')).status).toBe(401);
  });

  test('stop a client that syncs too often, and say how long to wait', async () => {
    await server.close();
    await start({ limits: { partial: 2, full: 1 } });
    const { sync_token } = await sync({ sync_token: '*' });
    const refusedFull = await postSync({ sync_token: '*', resource_types: ['items'] });
    expect(refusedFull.status).toBe(429);
    await sync({ sync_token });
    await sync({ sync_token });
    const refused = await postSync({ sync_token, resource_types: ['items'] });
    expect(refused.status).toBe(429);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(890);
    expect(await refused.json()).toMatchObject({ error_extra: { retry_after: retryAfter } });
    // Limits are counted per user.
    await sync({ sync_token: '*' }, anna.token);
  });

  test('refuse more active tasks than the plan allows', async () => {
    await server.close();
    await start({ plan: { tasksPerProject: 1, sectionsPerProject: 2 } });
    const { projectId } = await board();
    const task = await api.addTask({ content: 'First', projectId });
    await expect(api.addTask({ content: 'Second', projectId })).rejects.toMatchObject({
      httpStatusCode: 403,
      responseData: { error_tag: 'MAX_ITEMS_LIMIT_REACHED' },
    });
    await api.closeTask(task.id);
    expect(await api.addTask({ content: 'Second', projectId })).toBeDefined();
  });
});

describe('troubles', () => {
  test('lose an answer after the command was executed', async () => {
    const { projectId } = await board();
    server.trouble.loseAnswer({ command: 'item_add' });
    const args = { content: 'Unheard', project_id: projectId };
    const commands = [{ type: 'item_add', uuid: randomUUID(), temp_id: 't', args }];
    await expect(postSync({ commands })).rejects.toThrow('fetch failed');
    const [task] = server.tasks(projectId);
    expect(task).toMatchObject({ content: 'Unheard' });
    expect((await sync({ commands })).temp_id_mapping).toEqual({ t: task?.id });
  });

  test('fail one command or one request, then pass', async () => {
    const { projectId } = await board();
    const command = (): Json => ({
      type: 'item_add',
      uuid: randomUUID(),
      args: { content: 'x', project_id: projectId },
    });
    server.trouble.failNext({ command: 'item_add' }, { status: 400, tag: 'BAD' });
    const [one, two] = [command(), command()];
    const { sync_status } = await sync({ commands: [one, two] });
    expect(sync_status).toMatchObject({ [String(one?.uuid)]: { error_tag: 'BAD' } });
    expect(sync_status[String(two?.uuid)]).toBe('ok');

    server.trouble.failNext({ path: '/tasks' }, { status: 429, retryAfter: 7 });
    const refused = await request('/tasks');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    server.trouble.failNext({ command: 'item_add' }, { status: 503 });
    expect((await postSync({ commands: [command()] })).status).toBe(503);
    expect((await request('/tasks')).status).toBe(200);
    expect(server.tasks(projectId)).toHaveLength(1);
  });

  test('take the server off the net and bring it back', async () => {
    server.trouble.down(true);
    await expect(request('/user')).rejects.toThrow('fetch failed');
    server.trouble.down(false);
    expect((await request('/user')).status).toBe(200);
  });

  test('leave a log of the requests', async () => {
    await sync({ commands: [{ type: 'item_add', uuid: randomUUID(), args: { content: 'x' } }] });
    expect(server.requests()).toMatchObject([
      { method: 'POST', path: '/api/v1/sync', commands: 1, types: ['item_add'] },
    ]);
  });
});

describe('webhooks', () => {
  type Received = { headers: Record<string, unknown>; body: string };
  let receiver: Server;
  let received: Received[];
  let answers: number[];

  beforeEach(async () => {
    received = [];
    answers = [];
    receiver = createServer((incoming, response) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        received.push({ headers: incoming.headers, body });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    server.setWebhook(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`);
  });
  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  const parsed = (one: Received | undefined): Json => JSON.parse(one?.body ?? '{}') as Json;

  test('are signed, in order, and what the SDK expects', async () => {
    const { projectId, newId } = await board();
    const task = await api.addTask({ content: 'Hooked', projectId, sectionId: newId });
    server.assign(anna.id, task.id, anna.id);
    server.comment(anna.id, task.id, 'On my way');
    server.complete(anna.id, task.id);
    await eventually(() => received.length === 7);
    expect(received.map((one) => parsed(one).event_name)).toEqual([
      'project:added',
      'section:added',
      'section:added',
      'item:added',
      'item:updated',
      'note:added',
      'item:completed',
    ]);
    for (const { headers, body } of received) {
      const signature = String(headers['x-todoist-hmac-sha256']);
      expect(signature).toBe(createHmac('sha256', 'secret').update(body).digest('base64'));
      expect(
        await verifyWebhookSignature({ rawBody: body, signature, clientSecret: 'secret' }),
      ).toBe(true);
      expect(headers['user-agent']).toBe('Todoist-Webhooks');
      // The SDK knows version "1" only, the documentation shows "10"; the rest must fit.
      const versionOne = body.replace('"version":"10"', '"version":"1"');
      expect(() => parseWebhookPayload(JSON.parse(versionOne))).not.toThrow();
    }
    expect(parsed(received[4])).toMatchObject({
      user_id: bot.id,
      initiator: { id: anna.id, full_name: anna.name },
      event_data: { responsible_uid: anna.id },
      event_data_extra: {
        update_intent: 'responsible_uid_changed',
        old_item: { responsible_uid: null },
      },
    });
    expect(parsed(received[5])).toMatchObject({
      event_data: { item_id: task.id, item: { id: task.id, responsible_uid: anna.id } },
    });
    expect(server.deliveries().every(({ status }) => status === 200)).toBe(true);
  });

  test('are tried again under the same id until answered with 200', async () => {
    answers = [500, 204];
    await api.addProject({ name: 'Stubborn' });
    await eventually(() => server.deliveries()[0]?.status === 200);
    expect(received).toHaveLength(3);
    const ids = new Set(received.map(({ headers }) => headers['x-todoist-delivery-id']));
    expect([...ids]).toEqual([server.deliveries()[0]?.id]);

    expect(await server.redeliverWebhook(String([...ids][0]))).toBe(200);
    expect(received[3]).toMatchObject({ body: received[0]?.body });
  });

  test('come for the wanted events only, and not from projects the bot is not in', async () => {
    server.setWebhook(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, {
      events: ['item:added'],
    });
    const { projectId } = await board();
    const other = new TodoistApi(anna.token, { baseUrl: server.url });
    await other.addTask({ content: 'In her inbox' });
    await other.addTask({ content: 'On the board', projectId });
    await eventually(() => received.length === 1);
    expect(parsed(received[0])).toMatchObject({ event_data: { content: 'On the board' } });
    expect(server.deliveries()).toHaveLength(1);
  });
});

describe('a restart', () => {
  test('keeps the board, sync tokens, executed uuids and files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'todoist-'));
    const stateFile = join(directory, 'todoist.json');
    try {
      await server.close();
      await start({ stateFile });
      const { projectId } = await board();
      const args = { content: 'Kept', project_id: projectId };
      const commands = [{ type: 'item_add', uuid: randomUUID(), temp_id: 't', args }];
      const first = await sync({ sync_token: '*', commands });
      const taskId = first.temp_id_mapping.t ?? '';
      const file = await api.uploadFile({ file: Buffer.from('kept'), fileName: 'a.txt' });
      server.comment(anna.id, taskId, 'Still here', { ...file, resource_type: 'file' });
      const before = server.tasks();

      const port = Number(new URL(server.url).port);
      await server.close();
      server = createTodoistServer({ bot, people: [anna, boris], stateFile });
      await server.listen(port);

      expect(server.tasks()).toEqual(before);
      expect(server.comments(taskId)).toMatchObject([{ content: 'Still here' }]);
      const again = await sync({ sync_token: first.sync_token, commands });
      expect(again).toMatchObject({
        full_sync: false,
        items: [],
        notes: [{ content: 'Still here' }],
        temp_id_mapping: { t: taskId },
      });
      const headers = { Authorization: `Bearer ${bot.token}` };
      expect(await (await fetch(file.fileUrl ?? '', { headers })).text()).toBe('kept');
    } finally {
      await server.close();
      await rm(directory, { recursive: true });
    }
  });
});

test('listeners hear of every change until they leave', async () => {
  let heard = 0;
  const leave = server.onChange(() => {
    heard += 1;
  });
  await api.addProject({ name: 'Heard' });
  expect(heard).toBe(1);
  leave();
  await api.addProject({ name: 'Unheard' });
  expect(heard).toBe(1);
});
