import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAgentStore, TelegramAccountTaken } from '../../src/database/agent-store.ts';
import { createCursorStore } from '../../src/database/cursor-store.ts';
import { createEventStore, EventTaken } from '../../src/database/event-store.ts';
import { createOrganizerStore } from '../../src/database/organizer-store.ts';
import { createParkedStore } from '../../src/database/parked-store.ts';
import { createUnroutedStore } from '../../src/database/unrouted-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

describe('the event store', () => {
  it('finds an event by its code whatever the case, and refuses a second one with it', async () => {
    const events = createEventStore(database.orm);
    const { id, createdAt, closedAt, ...event } = await insertEvent(database.orm, {
      code: 'Mixed',
    });

    expect(await events.byCode('mIXED')).toMatchObject({ id, createdAt, closedAt });
    const again = events.create({ ...event, code: 'MIXED', todoistProjectId: 'other' });
    await expect(again).rejects.toThrow(new EventTaken('code'));
  });

  it('refuses a project that another event has', async () => {
    const events = createEventStore(database.orm);
    const { id: _, createdAt: __, closedAt: ___, ...event } = await insertEvent(database.orm);

    const again = events.create({ ...event, code: 'elsewhere' });

    await expect(again).rejects.toThrow(new EventTaken('todoistProjectId'));
  });

  it('changes what is named and closes once', async () => {
    const events = createEventStore(database.orm);
    const { id, name } = await insertEvent(database.orm);
    const closedAt = new Date('2026-05-01T10:00:00.000Z');

    await events.update(id, { hours: { mon: ['09:00-18:00'] }, participants: 40 });
    await events.close(id, closedAt);
    await events.close(id, new Date());

    const [event] = (await events.list()).filter((each) => each.id === id);
    expect(event).toMatchObject({
      name,
      hours: { mon: ['09:00-18:00'] },
      participants: 40,
      closedAt,
    });
    expect((await events.open()).map((each) => each.id)).not.toContain(id);
  });
});

describe('the organizer store', () => {
  it('admits to several events and keeps the language that was chosen', async () => {
    const organizers = createOrganizerStore(database.orm);
    const [first, second] = [await insertEvent(database.orm), await insertEvent(database.orm)];
    const person = { telegramUserId: 7_000_000_001, name: 'Olga', username: null };
    const { id } = await organizers.upsert({ ...person, language: 'en' });
    await organizers.setLanguage(id, 'ru');
    await organizers.admit(id, first.id);
    await organizers.admit(id, second.id);
    await organizers.admit(id, second.id);

    await organizers.upsert({ ...person, name: 'Olga O.', username: 'olga', language: 'en' });

    expect(await organizers.byTelegramId(7_000_000_001)).toMatchObject({
      id,
      name: 'Olga O.',
      username: 'olga',
      language: 'ru',
      currentEvent: { code: second.code },
    });
    const codes = (await organizers.eventsOf(id)).map((event) => event.code);
    expect(codes.toSorted()).toEqual([first.code, second.code].toSorted());
  });
});

describe('the agent store', () => {
  it('links an agent whom an email was waiting for, and takes in strangers, once', async () => {
    const agents = createAgentStore(database.orm);
    const email = `${randomUUID()}@Example.org`;
    const waiting = await agents.create({
      todoistUserId: null,
      name: email,
      email,
      telegramUserId: 91,
      lead: true,
    });
    const known = { id: randomUUID(), name: 'Ann', email: email.toLowerCase() };
    const stranger = { id: randomUUID(), name: 'Bo', email: `${randomUUID()}@example.org` };

    await Promise.all([
      agents.upsertFromCollaborators([known, stranger]),
      agents.upsertFromCollaborators([stranger, known]),
    ]);
    await agents.upsertFromCollaborators([{ ...known, name: 'Ann Other' }]);

    expect(await agents.byTodoistId(known.id)).toMatchObject({
      id: waiting.id,
      name: 'Ann Other',
      lead: true,
    });
    expect(await agents.byEmail(stranger.email.toUpperCase())).toMatchObject({
      todoistUserId: stranger.id,
      lead: false,
    });
    expect(
      (await agents.list()).filter((agent) => agent.todoistUserId === stranger.id),
    ).toHaveLength(1);
  });

  it('gives a Telegram account to one agent alone', async () => {
    const agents = createAgentStore(database.orm);
    const agent = { name: 'A', email: null, lead: false };
    await agents.create({ ...agent, todoistUserId: randomUUID(), telegramUserId: 92 });
    const other = await agents.create({
      ...agent,
      todoistUserId: randomUUID(),
      telegramUserId: null,
    });

    await expect(agents.update(other.id, { telegramUserId: 92 })).rejects.toThrow(
      TelegramAccountTaken,
    );

    expect(await agents.byInviteCode(other.inviteCode)).toMatchObject({
      id: other.id,
      telegramUserId: null,
    });
  });
});

describe('the cursor store', () => {
  it('remembers the last value', async () => {
    const cursors = createCursorStore(database.orm);
    expect(await cursors.get('todoist')).toBeNull();

    await cursors.set('todoist', 'a');
    await cursors.set('todoist', 'b');

    expect(await cursors.get('todoist')).toBe('b');
  });
});

describe('the unrouted store', () => {
  it('keeps what comes before the link, in order, until it has been passed on', async () => {
    const unrouted = createUnroutedStore(database.orm);
    const { number } = await insertTicket(database.orm);
    const taskId = randomUUID();
    await unrouted.add(taskId, { say: 1 });
    await unrouted.add(taskId, { say: 2 });

    const kept = await unrouted.link({ number, taskId, url: 'https://t' });

    expect(kept).toMatchObject([{ change: { say: 1 } }, { change: { say: 2 } }]);
    expect(await unrouted.add(taskId, { say: 3 })).toBe(number);
    await unrouted.forget(kept);
    expect(await unrouted.keptFor(taskId)).toEqual([]);
  });

  it('loses no change that comes while the task is being linked', async () => {
    const unrouted = createUnroutedStore(database.orm);
    const { number } = await insertTicket(database.orm);
    const taskId = randomUUID();
    const changes = Array.from({ length: 8 }, (_, say) => unrouted.add(taskId, { say }));

    const kept = await unrouted.link({ number, taskId, url: 'https://t' });

    const routed = (await Promise.all(changes)).filter((found) => found === number);
    expect(kept.length + routed.length).toBe(8);
  });
});

describe('the parked store', () => {
  it('keeps the payload as it was', async () => {
    const parked = createParkedStore(database.orm);
    await parked.add({
      source: 'telegram',
      payload: { update_id: 5, odd: ['"'] },
      error: 'unknown kind',
    });

    const [update] = await parked.list(10);

    expect(update).toMatchObject({ source: 'telegram', payload: { update_id: 5, odd: ['"'] } });
  });
});
