import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatAt, LENA_PHONE, openAgentsEvent } from '../support/agents-chat.ts';
import { LENA, MAX } from '../support/desk.ts';
import { OFF, openTimedDesk, type TimedDesk } from '../support/timed-desk.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

let desk: TimedDesk;
beforeAll(async () => {
  desk = await openTimedDesk();
});
afterAll(() => desk.close());

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
  await desk.waitsFor(number, 'reminds the agents that nobody has taken it');
  expect(await desk.nextDeadline(number)).toBe(Date.parse(createdAt) + 10 * MINUTE);

  await desk.pass(number, 11);
  const first = await event.hears('⏰ Nobody has taken');
  expect(first.text).toContain(`#${number} for 10 min: No sugar`);
  await desk.waitsFor(number, 'reminds the agents that nobody has taken it');
  await desk.pass(number, 10);
  const second = await event.hears(`#${number} for 20 min`);
  await until(
    'the first is gone',
    () => !event.heard().some(({ messageId }) => messageId === first.messageId),
  );

  await event.presses(LENA_PHONE, second, '🙋 Take');
  await event.card(number, 'Lena is on it');
  await until('the second is gone', () => event.heard().length === 1);
  await desk.waitsFor(number, 'reminds the holder of the first reply');
});

test.concurrent('without an agents’ chat the card says it, once, for as long as it is so', async () => {
  const event = await openAgentsEvent(desk, {}, { chatId: null });
  const ulla = await event.organizer('Ulla');
  const { number, taskId } = await ulla.opens('No pepper');
  await desk.waitsFor(number, 'reminds the agents that nobody has taken it');
  await desk.pass(number, 11);
  const [first] = await until('the card says so', () => {
    const found = desk.remarks(taskId, '⏰ Nobody has taken this yet.');
    return found.length > 0 && found;
  });
  await desk.waitsFor(number, 'reminds the agents that nobody has taken it');

  await desk.pass(number, 10);
  await desk.waitsFor(number, 'tells the leads that nobody has taken it');
  await until('it is said anew', () => {
    const ids = desk.remarks(taskId, '⏰').map(({ id }) => id);
    return ids.length === 1 && ids[0] !== first?.id;
  });
  await desk.pass(number, 10);
  await desk.waitsFor(number);
  await desk.holds(number, taskId, MAX);
  await until('it is gone', () => desk.remarks(taskId, '⏰').length === 0);
  expect(desk.todoist.comments(taskId)).toEqual([]);
});

test.concurrent('a lead is told of what nobody takes, and then who took it', async () => {
  const lead = leadsChat(5401);
  const timers = { ...OFF, escalateUnclaimed: '30m' };
  const event = await openAgentsEvent(desk, { timers, leadTelegramId: 5401 });
  const vera = await event.organizer('Vera');
  const { number, taskId } = await vera.opens('No forks');
  await desk.waitsFor(number, 'tells the leads that nobody has taken it');

  await desk.pass(number, 31);
  const told = await lead.hears('🚨 Nobody has taken this request for 30 min.');
  expect(told.text).toContain(`#${number} No forks`);
  await desk.holds(number, taskId, MAX);

  const settled = await lead.card(number, 'Max is on it');
  expect(settled.messageId).toBe(told.messageId);
  expect(settled.text).not.toContain('Nobody');
  await desk.waitsFor(number);
});

test.concurrent('p1 tells the leads at once, whoever holds the ticket', async () => {
  const lead = leadsChat(5402);
  const event = await openAgentsEvent(desk, { timers: OFF, leadTelegramId: 5402 });
  const wim = await event.organizer('Wim');
  const xena = await event.organizer('Xena');
  const free = await wim.opens('Smoke in hall B');
  const held = await xena.opens('Water in hall C');
  await desk.holds(held.number, held.taskId, LENA);

  desk.todoist.updateTask(MAX.id, free.taskId, { priority: 4 });
  const ofFree = await lead.hears(`🔥 #${free.number}`);
  expect(ofFree.text).toContain('🔥 This request is urgent now (p1).');
  expect(ofFree.text).toContain('Free to take');
  desk.todoist.updateTask(LENA.id, held.taskId, { priority: 4 });
  const ofHeld = await lead.hears(`🔥 #${held.number}`);
  expect(ofHeld.text).toContain('Lena is on it');
  await desk.holds(free.number, free.taskId, MAX);

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
  await desk.waitsFor(number, 'reminds the agents that nobody has taken it');
  expect(await desk.nextDeadline(number)).toBe(opening.getTime() + 10 * MINUTE);
  await desk.pass(number, (opening.getTime() + 11 * MINUTE - Date.now()) / MINUTE);

  await event.hears(`⏰ Nobody has taken #${number} for`);
  // After an hour the desk closes for a week.
  await until(
    'the rest of it is counted in the week after',
    async () => (await desk.nextDeadline(number)) === opening.getTime() + 7 * DAY + 30 * MINUTE,
  );
  await desk.waitsFor(number, 'reminds the agents that nobody has taken it');
});
