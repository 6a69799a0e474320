import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAgentsEvent } from '../support/agents-chat.ts';
import { LENA, MAX } from '../support/desk.ts';
import { OFF, openTimedDesk, type TimedDesk } from '../support/timed-desk.ts';
import { until } from '../support/until.ts';

let desk: TimedDesk;
beforeAll(async () => {
  desk = await openTimedDesk();
});
afterAll(() => desk.close());

test.concurrent('the holder is reminded of the first reply until it is given', async () => {
  const event = await openAgentsEvent(
    desk,
    { timers: { ...OFF, firstReply: '30m' } },
    { chatId: null },
  );
  const yuri = await event.organizer('Yuri');
  const { number, taskId } = await yuri.opens('No knives');
  await desk.waitsFor(number);
  await desk.holds(number, taskId, MAX);
  await desk.waitsFor(number, 'reminds the holder of the first reply');

  await desk.pass(number, 31);
  const reminder = await until(
    'Max is reminded',
    () => desk.remarks(taskId, '⏰ Max, Yuri Guest is still waiting')[0],
  );
  const told = desk.todoist.deliveries().find(({ body }) => body.includes(reminder.id));
  expect(JSON.parse(told?.body ?? '{}')).toMatchObject({
    event_data: { uids_to_notify: [MAX.id] },
  });
  await desk.holds(number, taskId, LENA);
  await until('Max is not meant any more', () => desk.remarks(taskId, '⏰').length === 0);
  await desk.waitsFor(number, 'reminds the holder of the first reply');
  await desk.pass(number, 31);
  await until('Lena is reminded', () => desk.remarks(taskId, '⏰ Lena, Yuri Guest')[0]);
  desk.todoist.comment(LENA.id, taskId, 'Use spoons');

  await yuri.hears('Use spoons');
  await until('the reminder is gone', () => desk.remarks(taskId, '⏰').length === 0);
  await desk.waitsFor(number);
});

test.concurrent('a claim that stays silent goes back to the queue, and both sides are told', async () => {
  const timers = { ...OFF, releaseSilentClaim: '20m' };
  const event = await openAgentsEvent(desk, { timers }, { chatId: null });
  const zoe = await event.organizer('Zoe');
  const { number, taskId } = await zoe.opens('No cups');
  await desk.holds(number, taskId, MAX);
  await desk.waitsFor(number, 'gives it back to the queue when its holder stays silent');
  desk.todoist.comment(MAX.id, taskId, 'How many?');
  await zoe.hears('How many?');
  await desk.waitsFor(number);
  await zoe.delivered(zoe.say('Twelve'));
  await desk.waitsFor(number, 'gives it back to the queue when its holder stays silent');

  await desk.pass(number, 21);

  await zoe.hears(`#${number} is back in the queue, so that somebody with more time`);
  expect(await desk.hasStatus(number, 'new')).toMatchObject({ agent: null });
  await until(
    'the card says why',
    () => desk.remarks(taskId, '⚠️ There was no reply for too long').length === 1,
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
  await desk.holds(number, taskId, MAX);
  desk.todoist.move(MAX.id, taskId, 'Waiting');
  await abel.hears('is waiting for you');
  await desk.waitsFor(number, 'reminds the organizer that they are waited for');

  await desk.pass(number, 24 * 60 + 1);
  const reminder = await abel.hears('Max is still waiting for your answer');
  expect(reminder.buttons.flat().map(({ text }) => text)).toEqual(['✅ Solved']);
  await desk.waitsFor(number, 'closes when the organizer does not answer');
  await abel.delivered(abel.say('Room 5'));
  await until('the reminder is gone', () =>
    abel.heard().every(({ messageId }) => messageId !== reminder.messageId),
  );
  await desk.hasStatus(number, 'claimed');

  desk.todoist.move(MAX.id, taskId, 'Waiting');
  await desk.waitsFor(number, 'reminds the organizer that they are waited for');
  await desk.pass(number, 72 * 60 + 1);
  await abel.hears(`We heard nothing more, so #${number} is closed.`);
  await desk.hasStatus(number, 'closed');
  await until('the card is ticked off', () => desk.todoist.task(taskId)?.checked);
  expect(desk.remarks(taskId, 'ℹ️ The organizer did not answer')).toHaveLength(1);
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
  await desk.waitsFor(number);
  expect(await desk.nextDeadline(number)).toBeNull();
  await desk.holds(number, taskId, MAX);
  desk.todoist.complete(MAX.id, taskId);

  await beth.hears(`#${number} is closed`);
  await desk.hasStatus(number, 'closed');
});
