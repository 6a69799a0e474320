import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createBoardStore } from '../../src/database/board-store.ts';
import type { BoardSections } from '../../src/domain/ports.ts';
import { createTodoistServer, type TodoistServer } from '../../src/sandbox/todoist-server.ts';
import { connectTodoist } from '../../src/todoist/api.ts';
import { createBoardColumns } from '../../src/todoist/board-columns.ts';
import { ensureSections } from '../../src/todoist/sections.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent } from '../support/rows.ts';

const BOT = { id: '7000', name: 'Pitcrew', email: 'bot@example.com', token: 'bot-token' };

describe('the columns of an event', () => {
  let database: TestDatabase;
  let server: TodoistServer;
  let sdk: ReturnType<typeof connectTodoist>['sdk'];
  beforeAll(async () => {
    database = await openTestDatabase();
    server = createTodoistServer({ bot: BOT });
    ({ sdk } = connectTodoist({ token: BOT.token, apiRoot: await server.listen() }));
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  let projectId: string;
  let sections: BoardSections;
  let code: string;
  beforeEach(async () => {
    projectId = (await sdk.addProject({ name: 'Hack' })).id;
    sections = await ensureSections(sdk, projectId);
    ({ code } = await insertEvent(database.orm, { todoistProjectId: projectId, sections }));
  });

  /** Each process has one of its own. */
  const openColumns = () =>
    createBoardColumns({ sdk, boards: createBoardStore(database.orm, null) });
  const names = () => server.sections(projectId).map(({ name }) => name);

  test('are those that it was opened with', async () => {
    expect(await openColumns().of(code)).toEqual(sections);
  });

  test('are made again once, though several processes miss one at the same moment', async () => {
    server.deleteSection(BOT.id, sections.waiting);
    const processes = [openColumns(), openColumns(), openColumns()];

    const restored = await Promise.all(processes.map((columns) => columns.restore(code)));

    expect(names().filter((name) => name === 'Waiting')).toHaveLength(1);
    expect(new Set(restored.map(({ waiting }) => waiting)).size).toBe(1);
    expect(restored[0]).toEqual({ ...sections, waiting: expect.any(String) });
    expect(restored[0]?.waiting).not.toBe(sections.waiting);
    for (const columns of [...processes, openColumns()]) {
      expect(await columns.of(code)).toEqual(restored[0]);
    }
  });

  test('keep the names that people gave them', async () => {
    server.renameSection(BOT.id, sections.new, 'Waiting');
    server.deleteSection(BOT.id, sections.waiting);

    const restored = await openColumns().restore(code);

    expect(restored).toMatchObject({ new: sections.new, inProgress: sections.inProgress });
    expect([sections.new, sections.inProgress]).not.toContain(restored.waiting);
    expect(names()).toEqual(['Waiting', 'In progress', 'Waiting']);
  });

  test('are found where people made one of that name themselves', async () => {
    server.deleteSection(BOT.id, sections.waiting);
    const made = await sdk.addSection({ projectId, name: 'WAITING' });

    expect(await openColumns().restore(code)).toMatchObject({ waiting: made.id });
  });

  test('are refused where the project, or the event, is gone', async () => {
    const columns = openColumns();
    server.deleteProject(BOT.id, projectId);

    await expect(columns.restore(code)).rejects.toMatchObject({ reason: 'task-gone' });
    await expect(columns.restore('NONE')).rejects.toMatchObject({ reason: 'task-gone' });
    await expect(columns.of('NONE')).rejects.toMatchObject({ reason: 'task-gone' });
  });

  test('are not given up while Todoist is out of reach', async () => {
    server.deleteSection(BOT.id, sections.waiting);
    server.trouble.failNext({ path: '/sections' }, { status: 503 });
    const columns = openColumns();

    await expect(columns.restore(code)).rejects.not.toMatchObject({ name: 'Refused' });
    expect(await columns.restore(code)).toMatchObject({ new: sections.new });
  });
});
