import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAnnouncementLedger } from '../../src/database/announcement-ledger.ts';
import { createAnnouncementStore } from '../../src/database/announcement-store.ts';
import { createOrganizerStore } from '../../src/database/organizer-store.ts';
import type { AnnouncementLedger } from '../../src/domain/announcements.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent } from '../support/rows.ts';

let database: TestDatabase;
let ledger: AnnouncementLedger;
let store: ReturnType<typeof createAnnouncementStore>;

beforeAll(async () => {
  database = await openTestDatabase();
  ledger = createAnnouncementLedger(database.orm);
  store = createAnnouncementStore(database.orm);
});

afterAll(() => database.close());

let people = 0;

/** A draft to so many organizers of an event of its own. */
async function openDraft(size: number): Promise<{ id: number; eventId: number; ids: number[] }> {
  const organizers = createOrganizerStore(database.orm);
  const event = await insertEvent(database.orm);
  const ids: number[] = [];
  for (let nth = 0; nth < size; nth += 1) {
    people += 1;
    const person = { telegramUserId: people, name: `Ola ${nth}`, username: null, language: 'en' };
    const { id } = await organizers.upsert(person);
    await organizers.admit(id, event.id);
    ids.push(id);
  }
  return { id: await store.draft({ eventId: event.id, text: 'Hello' }), eventId: event.id, ids };
}

/** One that is being sent to so many. */
async function openSending(size: number) {
  const draft = await openDraft(size);
  expect(await ledger.begin(draft.id, 1)).toBe(true);
  return draft;
}

const take = (id: number, organizerId = 0, attempt: string = randomUUID()) =>
  ledger.take({ id, organizerId, attempt });
const countsOf = async (id: number) => (await store.get(id))?.counts;

describe('a draft', () => {
  test('is begun once, as it was looked at, for those admitted then', async () => {
    const { id, eventId } = await openDraft(3);
    expect(await store.audience(eventId)).toEqual({ people: 3, blocked: 0 });
    expect(await store.edit(id, 1, { eventId, text: 'Hi' })).toBe(true);

    expect(await store.edit(id, 1, { eventId, text: 'Too late' })).toBe(false);
    expect(await ledger.begin(id, 1)).toBe(false);
    expect(await Promise.all([ledger.begin(id, 2), ledger.begin(id, 2)])).toEqual([true, true]);
    expect(await store.get(id)).toMatchObject({
      text: 'Hi',
      state: 'sending',
      counts: { pending: 3, sent: 0 },
    });
    expect(await store.edit(id, 2, { eventId, text: 'Too late' })).toBe(false);
    expect(await store.remove(id)).toBe(false);
  });

  test('that was deleted is not begun', async () => {
    const { id } = await openDraft(1);
    expect(await store.remove(id)).toBe(true);
    expect(await ledger.begin(id, 1)).toBe(false);
    expect(await store.get(id)).toBeNull();
  });
});

describe('a try', () => {
  test('that left no word of its end makes the next one unsure, and is heard of though it was given up', async () => {
    const { id, ids } = await openSending(1);
    const given = randomUUID();
    expect(await take(id, ids[0], given)).toMatchObject({ kind: 'taken', said: { text: 'Hello' } });
    expect(await take(id, ids[0])).toEqual({ kind: 'over', state: 'unsure' });
    expect(await take(id, ids[0])).toEqual({ kind: 'over', state: 'unsure' });

    await ledger.settle(given, { state: 'pending' });
    expect(await countsOf(id)).toMatchObject({ unsure: 1, pending: 0 });
    await ledger.settle(given, { state: 'sent', messageId: 7 });
    await ledger.settle(given, { state: 'unsure' });
    expect(await countsOf(id)).toMatchObject({ unsure: 0, sent: 1 });
  });

  test('that surely failed lets the next one be made', async () => {
    const { id, ids } = await openSending(1);
    const first = randomUUID();
    await take(id, ids[0], first);
    await ledger.settle(first, { state: 'pending' });
    expect(await ledger.open(id, 10)).toHaveLength(1);
    expect(await take(id, ids[0])).toMatchObject({ kind: 'taken' });
  });

  test('is made by one of many that begin at the same moment', async () => {
    const { id, ids } = await openSending(1);
    const takings = await Promise.all(Array.from({ length: 8 }, () => take(id, ids[0])));
    expect(takings.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
  });

  test('for somebody who is no organizer any more is over', async () => {
    const { id } = await openSending(1);
    expect(await take(id)).toEqual({ kind: 'over', state: null });
  });

  test('that finds the bot blocked is noted of the organizer', async () => {
    const { id, eventId, ids } = await openSending(2);
    const attempt = randomUUID();
    await take(id, ids[0], attempt);
    await ledger.settle(attempt, { state: 'failed', reason: 'blocked' });
    expect(await store.audience(eventId)).toEqual({ people: 2, blocked: 1 });
    expect(await store.unreached(id)).toEqual([
      { organizerId: ids[0], name: 'Ola 0', state: 'failed', reason: 'blocked' },
    ]);
  });
});

test('an end settles what is open: who was never tried is skipped, who may have heard is unsure', async () => {
  const { id, ids } = await openSending(3);
  await take(id, ids[0]);
  await ledger.enter(id, 'paused');
  expect(await store.get(id)).toMatchObject({ state: 'paused', endedAt: null });
  await ledger.enter(id, 'cancelled');

  expect(await countsOf(id)).toMatchObject({ skipped: 2, unsure: 1, pending: 0, sending: 0 });
  expect((await store.get(id))?.endedAt).not.toBeNull();
  expect(await ledger.open(id, 10)).toEqual([]);
});
