import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEventStore } from '../../src/database/event-store.ts';
import { DEFAULT_TIMERS } from '../../src/domain/timers.ts';
import { openEvent } from '../../src/events/open-event.ts';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});

afterAll(() => api.close());

const projectNames = () => new Map(api.todoist.projects().map(({ id, name }) => [id, name]));

describe('POST /events', () => {
  it('opens an event on a project of its own, with the defaults', async () => {
    const { status, body } = await api.ask('POST', '/events', { name: 'Hack One', code: 'ONE' });

    expect(status).toBe(201);
    expect(body).toEqual({
      name: 'Hack One',
      code: 'ONE',
      locale: 'en',
      timezone: 'UTC',
      access: 'invite',
      agentsChatId: null,
      leadTelegramId: null,
      todoistProjectId: expect.any(String),
      participants: null,
      startsAt: null,
      endsAt: null,
      hours: null,
      timers: {
        remindUnclaimed: ['10m', '20m'],
        escalateUnclaimed: '30m',
        firstReply: '30m',
        releaseSilentClaim: 'off',
        waitingReminder: '24h',
        waitingClose: '72h',
        reopenWindow: '24h',
      },
      replies: 'all',
      welcomeText: null,
      outOfHoursText: null,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      closedAt: null,
      inviteLink: 'https://t.me/desk_bot?start=ONE',
    });
    expect(projectNames().get(String(body['todoistProjectId']))).toBe('Hack One');
    const sections = api.todoist.sections(String(body['todoistProjectId']));
    expect(sections.map(({ name }) => name)).toEqual(['New', 'In progress', 'Waiting']);
  });

  it('keeps all that is said, on a project that is there', async () => {
    const { projectId } = await api.board.createProject('My project');
    const said = {
      name: 'Хакатон',
      code: 'ALL_of-it',
      locale: 'ru',
      timezone: 'Europe/Berlin',
      access: 'open',
      agentsChatId: -1_001_234_567_890,
      leadTelegramId: 7_000_000_000,
      todoistProjectId: projectId,
      participants: 120,
      startsAt: '2026-05-01T09:00:00.000Z',
      endsAt: '2026-05-03T18:00:00.000Z',
      hours: { mon: ['09:00-12:30', '13:00-24:00'], sun: [] },
      replies: 'marked',
    };

    const { status, body } = await api.ask('POST', '/events', {
      ...said,
      timers: { reopenWindow: '5s' },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({ ...said, timers: { reopenWindow: '5s', firstReply: '30m' } });
  });

  it('names every fault of a body', async () => {
    const { status, type, body } = await api.ask('POST', '/events', {
      name: ' ',
      code: 'agent_x',
      colour: 'red',
      timezone: '+02:00',
      hours: { mon: ['18:00-09:00'], someday: [] },
      timers: { firstReply: 'soon', lunch: '1h' },
      startsAt: '2026-05-01',
    });

    expect([status, type]).toEqual([400, expect.stringContaining('application/problem+json')]);
    expect(body).toMatchObject({ status: 400, title: 'Bad Request' });
    const errors = body['errors'] as { path: string; message: string }[];
    expect(errors.map((error) => error.path).toSorted()).toEqual([
      'code',
      'colour',
      'hours.mon.0',
      'hours.someday',
      'name',
      'startsAt',
      'timers.firstReply',
      'timers.lunch',
      'timezone',
    ]);
  });

  it('refuses an end before the start', async () => {
    const times = { startsAt: '2026-05-02T00:00:00Z', endsAt: '2026-05-01T00:00:00+02:00' };

    const { status, body } = await api.ask('POST', '/events', {
      name: 'E',
      code: 'ORDER',
      ...times,
    });

    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ path: 'endsAt' })]]);
  });

  it('answers 409 for a code that is taken, whatever its case, and makes no project', async () => {
    await api.ask('POST', '/events', { name: 'First', code: 'Taken' });
    const before = projectNames().size;

    const { status, body } = await api.ask('POST', '/events', { name: 'Second', code: 'TAKEN' });

    expect([status, body['detail']]).toEqual([409, 'Another event has this code.']);
    expect(projectNames().size).toBe(before);
  });

  it('leaves one project when two ask for one code at once', async () => {
    const before = projectNames().size;

    const answers = await Promise.all(
      [1, 2, 3].map((each) => api.ask('POST', '/events', { name: `Race ${each}`, code: 'RACE' })),
    );

    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
    expect(projectNames().size).toBe(before + 1);
  });

  it.each([
    ['no rights', 403, 422, 'TODOIST_API_TOKEN'],
    ['nothing there', 404, 422, 'todoistProjectId'],
    ['an outage', 502, 503, 'Try again'],
  ])('tells what to do where Todoist answers %s', async (_what, answered, expected, advice) => {
    api.todoist.trouble.failNext({ path: 'projects' }, { status: answered });

    const { status, body } = await api.ask('POST', '/events', { name: 'X', code: 'FAULTY' });

    expect([status, body['detail']]).toEqual([expected, expect.stringContaining(advice)]);
  });

  it('leaves no project behind where its sections cannot be made', async () => {
    const before = projectNames().size;
    api.todoist.trouble.failNext({ path: 'sections' }, { status: 502 });

    const { status } = await api.ask('POST', '/events', { name: 'X', code: 'HALF' });

    expect([status, projectNames().size]).toEqual([503, before]);
  });
});

describe('GET and PATCH /events/:code', () => {
  it('changes what is named and leaves the rest', async () => {
    await api.ask('POST', '/events', { name: 'Old', code: 'PATCHED', participants: 5 });

    const change = { name: 'New', hours: { sat: ['10:00-16:00'] }, timers: { firstReply: '5m' } };
    const { status } = await api.ask('PATCH', '/events/patched', change);

    expect(status).toBe(200);
    const { body } = await api.ask('GET', '/events/Patched');
    expect(body).toMatchObject({
      code: 'PATCHED',
      name: 'New',
      participants: 5,
      hours: { sat: ['10:00-16:00'] },
      timers: { firstReply: '5m', reopenWindow: '24h' },
    });
  });

  it('does not change the code or the project', async () => {
    await api.ask('POST', '/events', { name: 'Fixed', code: 'FIXED' });

    const { status, body } = await api.ask('PATCH', '/events/FIXED', {
      code: 'OTHER',
      todoistProjectId: 'p',
    });

    const errors = body['errors'] as { path: string }[];
    expect(status).toBe(400);
    expect(errors.map((error) => error.path)).toEqual(['code', 'todoistProjectId']);
  });

  it('refuses an end before the start that is already there', async () => {
    await api.ask('POST', '/events', {
      name: 'T',
      code: 'TIMES',
      startsAt: '2026-05-02T00:00:00Z',
    });

    const { status } = await api.ask('PATCH', '/events/TIMES', { endsAt: '2026-05-01T00:00:00Z' });

    expect(status).toBe(400);
  });

  it('answers 404 for a code that nobody has', async () => {
    expect((await api.ask('GET', '/events/NOBODY')).status).toBe(404);
    expect((await api.ask('PATCH', '/events/NOBODY', {})).status).toBe(404);
  });
});

describe('GET /events', () => {
  it('pages through all, newest first, each once', async () => {
    const events = createEventStore(api.database.orm);
    const all = (await events.list()).map((event) => event.code);

    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await api.ask('GET', `/events?limit=2${next}`);
      const page = body as { items: { code: string }[]; nextCursor: string | null };
      seen.push(...page.items.map((event) => event.code));
      next = page.nextCursor === null ? null : `&cursor=${page.nextCursor}`;
    }

    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });

  it.each(['limit=0', 'limit=201', 'cursor=nonsense', 'page=2'])('refuses ?%s', async (query) => {
    const { status, body } = await api.ask('GET', `/events?${query}`);

    expect([status, body['errors']]).toEqual([
      400,
      [expect.objectContaining({ path: query.split('=')[0] })],
    ]);
  });
});

describe('openEvent', () => {
  it('leaves no project behind where the database fails after it was made', async () => {
    const events = createEventStore(api.database.orm);
    const opened = await openEvent({ events, board: api.board }, { ...EVENT, code: 'KEPT' });
    const before = projectNames().size;

    const failing = openEvent(
      { events, board: api.board },
      { ...EVENT, code: 'a code that is far longer than 32' },
    );

    await expect(failing).rejects.toThrow();
    expect(projectNames().size).toBe(before);
    expect(projectNames().has(opened.todoistProjectId)).toBe(true);
  });
});

const EVENT: Omit<Parameters<typeof openEvent>[1], 'code'> = {
  name: 'Direct',
  locale: 'en',
  timezone: 'UTC',
  access: 'invite',
  agentsChatId: null,
  leadTelegramId: null,
  todoistProjectId: null,
  participants: null,
  startsAt: null,
  endsAt: null,
  hours: null,
  timers: DEFAULT_TIMERS,
  replies: 'all',
};
