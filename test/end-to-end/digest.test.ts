import { ScheduleNotFoundError, type Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatAt, openAgentsEvent } from '../support/agents-chat.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
let temporal: { client: Client; close: () => Promise<void> };
beforeAll(async () => {
  desk = await openDesk();
  temporal = await connectClient(desk.temporal);
});
afterAll(async () => {
  await temporal.close();
  await desk.close();
});

const scheduleOf = (code: string) => temporal.client.schedule.getHandle(`digest-${code}`);

/** The private chat of a lead who has written to the bot. */
function leadsChat(id: number) {
  desk.telegram.addPerson({ id, firstName: 'Lead', languageCode: 'en' });
  desk.telegram.say(id, '/start');
  return chatAt(desk, id);
}

/** Starts the digest as its schedule does in the evening, and waits until everybody is told. */
async function tellNow(code: string): Promise<void> {
  const before = (await scheduleOf(code).describe()).info.numActionsTaken;
  await scheduleOf(code).trigger();
  const { workflowId } = await until('the digest is under way', async () => {
    const { numActionsTaken, recentActions } = (await scheduleOf(code).describe()).info;
    return numActionsTaken > before && recentActions.at(-1)?.action.workflow;
  });
  await temporal.client.workflow.getHandle(workflowId).result();
}

const isGone = (code: string) => async () => {
  try {
    await scheduleOf(code).describe();
    return false;
  } catch (error) {
    return error instanceof ScheduleNotFoundError;
  }
};

test('each lead is told once how the day went, in their language, by the event’s clock', async () => {
  const [ivan, pia] = [leadsChat(5601), leadsChat(5602)];
  const event = await openAgentsEvent(desk, {
    name: 'Hack <1>',
    leadTelegramId: ivan.chatId,
    locale: 'ru',
    timezone: 'Europe/Berlin',
  });
  await desk.ask('POST', '/agents', {
    todoistUserId: LENA.id,
    telegramUserId: pia.chatId,
    lead: true,
  });
  desk.telegram.say(pia.chatId, '/language');
  const asked = await pia.hears('In which language');
  await pia.presses(pia.chatId, asked, '✓ English');
  const tom = await event.organizer('Tom');
  const { number } = await tom.opens('No sugar');
  await (await event.organizer('Ulla')).opens('No milk');
  await event.card(number);

  await tellNow(event.code);

  const told = await pia.hears('the last 24 hours');
  expect(told.text.split('\n').slice(0, 3)).toEqual([
    'Hack <1>: the last 24 hours',
    'Opened 2, solved 0, open now 2',
    'Without an answer: 2',
  ]);
  expect((await ivan.hears('за последние 24 часа')).text).toContain('Без ответа: 2');
  for (const chat of [ivan, pia]) {
    expect(chat.heard().filter(({ text }) => text.startsWith('Hack <1>:'))).toHaveLength(1);
  }
  const { spec, policies } = await scheduleOf(event.code).describe();
  expect(spec.timezone).toBe('Europe/Berlin');
  expect(spec.calendars).toMatchObject([{ hour: [{ start: 20, end: 20 }] }]);
  expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 600_000 });
});

test('of a day without any request nobody is told', async () => {
  const lead = leadsChat(5603);
  const { code } = await openAgentsEvent(desk, { leadTelegramId: lead.chatId });

  await tellNow(code);

  expect(lead.heard().filter(({ text }) => text.includes('24'))).toEqual([]);
});

test('the schedule follows its event, keeps an operator’s pause, and is put right at the next start', async () => {
  const [moved, ended, lost] = [
    await openAgentsEvent(desk),
    await openAgentsEvent(desk),
    await openAgentsEvent(desk),
  ].map(({ code }) => code) as [string, string, string];

  await scheduleOf(moved).pause('leads are on holiday');
  await desk.ask('PATCH', `/events/${moved}`, { timezone: 'Asia/Almaty' });
  await desk.ask('POST', `/events/${ended}/close`);
  expect(await scheduleOf(moved).describe()).toMatchObject({
    spec: { timezone: 'Asia/Almaty' },
    state: { paused: true, note: 'leads are on holiday' },
  });
  expect(await isGone(ended)()).toBe(true);

  await desk.stop();
  await scheduleOf(lost).delete();
  const { action, spec } = await scheduleOf(moved).describe();
  await temporal.client.schedule.create({
    scheduleId: 'digest-NOWHERE',
    spec,
    action: { ...action, workflowId: 'digest-NOWHERE' },
  });
  await until('it is listed', async () => {
    for await (const { scheduleId } of temporal.client.schedule.list()) {
      if (scheduleId === 'digest-NOWHERE') return true;
    }
    return false;
  });
  await desk.start();
  await until('one without an event has ended', isGone('NOWHERE'));
  expect((await scheduleOf(lost).describe()).spec.timezone).toBe('UTC');
});
