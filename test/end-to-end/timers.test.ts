import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { chatAt, LENA_PHONE, linkAgents, openAgentsEvent } from '../support/agents-chat.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { fastForward } from '../support/fast-forward.ts';
import { nextDeadline, pendingTimers } from '../support/deadline.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const OFF = {
  remindUnclaimed: 'off',
  escalateUnclaimed: 'off',
  firstReply: 'off',
  releaseSilentClaim: 'off',
  waitingReminder: 'off',
  waitingClose: 'off',
};

let desk: TestDesk;
let client: Client;
let disconnect = async (): Promise<void> => undefined;
beforeAll(async () => {
  desk = await openDesk({ todoistWebhooks: true, pollSeconds: 3_600 });
  ({ client, close: disconnect } = await connectClient(desk.temporal));
  await desk.openEvent();
  await linkAgents(desk);
});
afterAll(async () => {
  await disconnect();
  await desk.close();
});

const pass = (number: number, minutes: number) =>
  fastForward(client, `ticket-${number}`, minutes * 60);

/** Waits until exactly this is what the ticket's workflow waits for, as operators read it. */
const waitsFor = (number: number, ...summaries: string[]) =>
  until(`ticket ${number} waits for ${summaries.join() || 'nothing'}`, async () => {
    const pending = await pendingTimers(client, number);
    return JSON.stringify(pending) === JSON.stringify(summaries);
  });

const hasStatus = (number: number, wanted: string) =>
  desk.ticketWhen(number, `is ${wanted}`, ({ status }) => status === wanted);

const holds = async (number: number, taskId: string, agent: typeof LENA) => {
  desk.todoist.assign(agent.id, taskId, agent.id);
  await desk.ticketWhen(number, 'is held', (now) => now.agent?.todoistUserId === agent.id);
};

const remarks = (taskId: string, mark: string) =>
  desk.todoist.comments(taskId).filter(({ content }) => content.startsWith(mark));

/** A private chat of somebody who has written to the bot. */
const leadsChat = (id: number) => {
  desk.telegram.addPerson({ id, firstName: 'Lead', languageCode: 'en' });
  desk.telegram.say(id, '/start');
  return chatAt(desk, id);
};

test.concurrent('agents are reminded of what nobody has taken; a second reminder takes the place of the first, and goes with the claim', async () => {
  const event = await openAgentsEvent(desk, { timers: { escalateUnclaimed: 'off' } });
  const tom = await event.organizer('Tom');
  const { number } = await tom.opens('No sugar');
  await event.card(number);
  const { createdAt } = (await desk.ticket(number)) as unknown as { createdAt: string };
  await waitsFor(number, 'reminds the agents that nobody has taken it');
  expect(await nextDeadline(client, number)).toBe(Date.parse(createdAt) + 10 * MINUTE);

  await pass(number, 11);
  const first = await event.hears('⏰ Nobody has taken');
  expect(first.text).toContain(`#${number} for 10 min: No sugar`);
  await waitsFor(number, 'reminds the agents that nobody has taken it');
  await pass(number, 10);
  const second = await event.hears(`#${number} for 20 min`);
  await until(
    'the first is gone',
    () => !event.heard().some(({ messageId }) => messageId === first.messageId),
  );

  await event.presses(LENA_PHONE, second, '🙋 Take');
  await event.card(number, 'Lena is on it');
  await until('the second is gone', () => event.heard().length === 1);
  await waitsFor(number, 'reminds the holder of the first reply');
});

test.concurrent('without an agents’ chat the card says it, once, for as long as it is so', async () => {
  const event = await openAgentsEvent(desk, {}, { chatId: null });
  const ulla = await event.organizer('Ulla');
  const { number, taskId } = await ulla.opens('No pepper');
  await waitsFor(number, 'reminds the agents that nobody has taken it');
  await pass(number, 11);
  const [first] = await until('the card says so', () => {
    const found = remarks(taskId, '⏰ Nobody has taken this yet.');
    return found.length > 0 && found;
  });
  await waitsFor(number, 'reminds the agents that nobody has taken it');

  await pass(number, 10);
  await waitsFor(number, 'tells the leads that nobody has taken it');
  await until('it is said anew', () => {
    const ids = remarks(taskId, '⏰').map(({ id }) => id);
    return ids.length === 1 && ids[0] !== first?.id;
  });
  await pass(number, 10);
  await waitsFor(number);
  await holds(number, taskId, MAX);
  await until('it is gone', () => remarks(taskId, '⏰').length === 0);
  expect(desk.todoist.comments(taskId)).toEqual([]);
});

test.concurrent('a lead is told of what nobody takes, and then who took it', async () => {
  const lead = leadsChat(5401);
  const timers = { ...OFF, escalateUnclaimed: '30m' };
  const event = await openAgentsEvent(desk, { timers, leadTelegramId: 5401 });
  const vera = await event.organizer('Vera');
  const { number, taskId } = await vera.opens('No forks');
  await waitsFor(number, 'tells the leads that nobody has taken it');

  await pass(number, 31);
  const told = await lead.hears('🚨 Nobody has taken this request for 30 min.');
  expect(told.text).toContain(`#${number} No forks`);
  await holds(number, taskId, MAX);

  const settled = await lead.card(number, 'Max is on it');
  expect(settled.messageId).toBe(told.messageId);
  expect(settled.text).not.toContain('Nobody');
  await waitsFor(number);
});

test.concurrent('p1 tells the leads at once, whoever holds the ticket', async () => {
  const lead = leadsChat(5402);
  const event = await openAgentsEvent(desk, { timers: OFF, leadTelegramId: 5402 });
  const wim = await event.organizer('Wim');
  const xena = await event.organizer('Xena');
  const free = await wim.opens('Smoke in hall B');
  const held = await xena.opens('Water in hall C');
  await holds(held.number, held.taskId, LENA);

  desk.todoist.updateTask(MAX.id, free.taskId, { priority: 4 });
  const ofFree = await lead.hears(`🔥 #${free.number}`);
  expect(ofFree.text).toContain('🔥 This request is urgent now (p1).');
  expect(ofFree.text).toContain('Free to take');
  desk.todoist.updateTask(LENA.id, held.taskId, { priority: 4 });
  const ofHeld = await lead.hears(`🔥 #${held.number}`);
  expect(ofHeld.text).toContain('Lena is on it');
  await holds(free.number, free.taskId, MAX);

  await until('the lead sees who took it', () =>
    lead
      .heard()
      .some(
        ({ messageId, text }) => messageId === ofFree.messageId && text.includes('Max is on it'),
      ),
  );
  const urgent = lead
    .heard()
    .filter(({ text }) => text.startsWith('🔥 This request is urgent now'));
  expect(urgent).toHaveLength(2);
  const edits = desk.telegram
    .calls('editMessageText')
    .filter(({ payload }) => payload['chat_id'] === 5402);
  expect(edits).toHaveLength(1);
  await event.card(free.number, '🔥');
});

test.concurrent('the holder is reminded of the first reply until it is given', async () => {
  const event = await openAgentsEvent(
    desk,
    { timers: { ...OFF, firstReply: '30m' } },
    { chatId: null },
  );
  const yuri = await event.organizer('Yuri');
  const { number, taskId } = await yuri.opens('No knives');
  await waitsFor(number);
  await holds(number, taskId, MAX);
  await waitsFor(number, 'reminds the holder of the first reply');

  await pass(number, 31);
  const reminder = await until(
    'Max is reminded',
    () => remarks(taskId, '⏰ Max, Yuri Guest is still waiting')[0],
  );
  const told = desk.todoist.deliveries().find(({ body }) => body.includes(reminder.id));
  expect(JSON.parse(told?.body ?? '{}')).toMatchObject({
    event_data: { uids_to_notify: [MAX.id] },
  });
  await holds(number, taskId, LENA);
  await until('Max is not meant any more', () => remarks(taskId, '⏰').length === 0);
  await waitsFor(number, 'reminds the holder of the first reply');
  await pass(number, 31);
  await until('Lena is reminded', () => remarks(taskId, '⏰ Lena, Yuri Guest')[0]);
  desk.todoist.comment(LENA.id, taskId, 'Use spoons');

  await yuri.hears('Use spoons');
  await until('the reminder is gone', () => remarks(taskId, '⏰').length === 0);
  await waitsFor(number);
});

test.concurrent('a claim that stays silent goes back to the queue, and both sides are told', async () => {
  const timers = { ...OFF, releaseSilentClaim: '20m' };
  const event = await openAgentsEvent(desk, { timers }, { chatId: null });
  const zoe = await event.organizer('Zoe');
  const { number, taskId } = await zoe.opens('No cups');
  await holds(number, taskId, MAX);
  await waitsFor(number, 'gives it back to the queue when its holder stays silent');
  desk.todoist.comment(MAX.id, taskId, 'How many?');
  await zoe.hears('How many?');
  await waitsFor(number);
  await zoe.delivered(zoe.say('Twelve'));
  await waitsFor(number, 'gives it back to the queue when its holder stays silent');

  await pass(number, 21);

  await zoe.hears(`#${number} is back in the queue, so that somebody with more time`);
  expect(await hasStatus(number, 'new')).toMatchObject({ agent: null });
  await until(
    'the card says why',
    () => remarks(taskId, '⚠️ There was no reply for too long').length === 1,
  );
  await until('the card is back', () => desk.todoist.task(taskId)?.responsibleUid === null);
});

test.concurrent('the organizer is reminded while they are waited for; the reminder goes when they answer, and without an answer the ticket ends', async () => {
  const event = await openAgentsEvent(
    desk,
    { timers: { waitingReminder: '24h', waitingClose: '72h' } },
    { chatId: null },
  );
  const abel = await event.organizer('Abel');
  const { number, taskId } = await abel.opens('No table');
  await holds(number, taskId, MAX);
  desk.todoist.move(MAX.id, taskId, 'Waiting');
  await abel.hears('is waiting for you');
  await waitsFor(number, 'reminds the organizer that they are waited for');

  await pass(number, 24 * 60 + 1);
  const reminder = await abel.hears('Max is still waiting for your answer');
  expect(reminder.buttons.flat().map(({ text }) => text)).toEqual(['✅ Solved']);
  await waitsFor(number, 'closes when the organizer does not answer');
  await abel.delivered(abel.say('Room 5'));
  await until('the reminder is gone', () =>
    abel.heard().every(({ messageId }) => messageId !== reminder.messageId),
  );
  await hasStatus(number, 'claimed');

  desk.todoist.move(MAX.id, taskId, 'Waiting');
  await waitsFor(number, 'reminds the organizer that they are waited for');
  await pass(number, 72 * 60 + 1);
  await abel.hears(`We heard nothing more, so #${number} is closed.`);
  await hasStatus(number, 'closed');
  await until('the card is ticked off', () => desk.todoist.task(taskId)?.checked);
  expect(remarks(taskId, 'ℹ️ The organizer did not answer')).toHaveLength(1);
  await until('the second reminder is gone', () =>
    abel.heard().every(({ text }) => !text.includes('still waiting')),
  );
});

test.concurrent('where a timer is off nothing waits; without a reopen window a solved ticket is closed at once', async () => {
  const event = await openAgentsEvent(
    desk,
    { timers: { ...OFF, reopenWindow: 'off' } },
    { chatId: null },
  );
  const beth = await event.organizer('Beth');
  const { number, taskId } = await beth.opens('No lids');
  expect(await pendingTimers(client, number)).toEqual([]);
  expect(await nextDeadline(client, number)).toBeNull();
  await holds(number, taskId, MAX);
  desk.todoist.complete(MAX.id, taskId);

  await beth.hears(`#${number} is closed`);
  await hasStatus(number, 'closed');
});

test.concurrent('outside opening hours a request is accepted at once; its timers begin when people are there', async () => {
  const opening = new Date(Math.floor(Date.now() / DAY) * DAY + 2 * DAY + 9 * 60 * MINUTE);
  const hours = { [WEEKDAYS[opening.getUTCDay()] ?? '']: ['09:00-10:00'] };
  const timers = { ...OFF, remindUnclaimed: ['10m', '90m'] };
  const event = await openAgentsEvent(desk, { hours, timers, timezone: 'UTC' });
  const carl = await event.organizer('Carl');
  const { number } = await carl.opens('Anybody there?');

  const accepted = await carl.hears('Nobody is at the desk right now; we are back on');
  expect(accepted.text).toContain('9:00');
  await event.card(number, 'Free to take');
  await waitsFor(number, 'reminds the agents that nobody has taken it');
  expect(await nextDeadline(client, number)).toBe(opening.getTime() + 10 * MINUTE);
  await pass(number, (opening.getTime() + 11 * MINUTE - Date.now()) / MINUTE);

  await event.hears(`⏰ Nobody has taken #${number} for`);
  // After an hour the desk closes for a week.
  await until(
    'the rest of it is counted in the week after',
    async () => (await nextDeadline(client, number)) === opening.getTime() + 7 * DAY + 30 * MINUTE,
  );
  await waitsFor(number, 'reminds the agents that nobody has taken it');
});
