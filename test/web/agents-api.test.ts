import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAgentStore } from '../../src/database/agent-store.ts';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
let projectId: string;

beforeAll(async () => {
  api = await openTestApi();
  const { body } = await api.ask('POST', '/events', { name: 'Hack', code: 'HACK' });
  projectId = String(body['todoistProjectId']);
});

afterAll(() => api.close());

describe('POST /agents', () => {
  it('takes a collaborator by email, whatever its case, and gives a link to invite them', async () => {
    api.share(projectId, { id: 'u1', name: 'Ann Example', email: 'ann@example.org' });

    const { status, body } = await api.ask('POST', '/agents', { todoistEmail: 'ANN@example.org' });

    expect(status).toBe(201);
    expect(body).toEqual({
      todoistUserId: 'u1',
      name: 'Ann Example',
      email: 'ann@example.org',
      telegramUserId: null,
      lead: false,
      linked: false,
      inviteLink: expect.stringMatching(/^https:\/\/t\.me\/desk_bot\?start=agent_[\w-]{20}$/),
      createdAt: expect.any(String),
    });
  });

  it('changes an agent who is added again, and shows no link once linked', async () => {
    api.share(projectId, { id: 'u2', name: 'Bo', email: 'bo@example.org' });
    await api.ask('POST', '/agents', { todoistUserId: 'u2' });

    const { status, body } = await api.ask('POST', '/agents', {
      todoistUserId: 'u2',
      telegramUserId: 7_000_000_002,
      lead: true,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ telegramUserId: 7_000_000_002, lead: true, linked: true });
    expect(body).not.toHaveProperty('inviteLink');
  });

  it('answers 201 also for one who became an agent by sharing a project', async () => {
    const person = { id: 'u3', name: 'Cy', email: 'cy@example.org' };
    await createAgentStore(api.database.orm).upsertFromCollaborators([person]);

    const first = await api.ask('POST', '/agents', { todoistEmail: person.email });
    const second = await api.ask('POST', '/agents', { todoistEmail: person.email });

    expect([first.status, second.status]).toEqual([201, 200]);
  });

  it('keeps an email that nobody has yet until its owner shares a project', async () => {
    const added = await api.ask('POST', '/agents', {
      todoistEmail: 'late@example.org',
      lead: true,
    });
    api.share(projectId, { id: 'u4', name: 'Late Comer', email: 'Late@Example.org' });

    const again = await api.ask('POST', '/agents', { todoistEmail: 'late@example.org' });

    expect(added).toMatchObject({ status: 201, body: { todoistUserId: null, lead: true } });
    expect(again).toMatchObject({
      status: 200,
      body: { todoistUserId: 'u4', name: 'Late Comer', lead: true },
    });
    expect(again.body['inviteLink']).toBe(added.body['inviteLink']);
  });

  it('refuses an id that nobody has', async () => {
    const { status, body } = await api.ask('POST', '/agents', { todoistUserId: 'nobody' });

    expect(status).toBe(422);
    expect(body['errors']).toEqual([expect.objectContaining({ path: 'todoistUserId' })]);
  });

  it('refuses a Telegram account that another agent has', async () => {
    await api.ask('POST', '/agents', { todoistEmail: 'one@example.org', telegramUserId: 51 });

    const { status, body } = await api.ask('POST', '/agents', {
      todoistEmail: 'two@example.org',
      telegramUserId: 51,
    });

    expect([status, body['detail']]).toEqual([409, 'Another agent has this Telegram account.']);
  });

  it.each([
    [{}],
    [{ todoistEmail: 'a@example.org', todoistUserId: 'u' }],
    [{ todoistEmail: 'no address' }],
    [{ todoistUserId: 'u', lead: 'yes' }],
  ])('refuses %j', async (body) => {
    expect((await api.ask('POST', '/agents', body)).status).toBe(400);
  });

  it('says that the board is out of reach', async () => {
    api.todoist.trouble.failNext({ path: 'collaborators' }, { status: 503 });

    const { status, body } = await api.ask('POST', '/agents', { todoistEmail: 'new@example.org' });

    expect([status, body['detail']]).toEqual([
      503,
      expect.stringContaining('Todoist does not answer'),
    ]);
  });
});

describe('GET /agents', () => {
  it('pages through all, oldest first', async () => {
    const { body } = await api.ask('GET', '/agents?limit=200');
    const all = (body['items'] as { email: string }[]).map((agent) => agent.email);

    const first = await api.ask('GET', '/agents?limit=2');
    const rest = await api.ask('GET', `/agents?cursor=${String(first.body['nextCursor'])}`);

    const paged = [first, rest].flatMap((answer) => answer.body['items'] as { email: string }[]);
    expect(paged.map((agent) => agent.email)).toEqual(all);
    expect(all.length).toBeGreaterThan(2);
    expect(rest.body['nextCursor']).toBeNull();
  });
});
