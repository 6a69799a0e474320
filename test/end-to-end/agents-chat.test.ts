import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  chatAt,
  LENA_PHONE,
  linkAgents,
  MAX_PHONE,
  openAgentsEvent,
} from '../support/agents-chat.ts';
import { BOT, LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { until } from '../support/until.ts';

/** A group gets 20 messages a minute. */
const PACE = 3_000;

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ todoistWebhooks: true, pollSeconds: 3_600 });
  await desk.openEvent();
  await linkAgents(desk);
});
afterAll(() => desk.close());

const buttonsOf = ({ buttons }: { buttons: { text: string }[][] }) =>
  buttons.flat().map(({ text }) => text);

const heldBy = (number: number, agent: { id: string; name: string }) =>
  desk.ticketWhen(
    number,
    `is held by ${agent.name}`,
    (ticket) => ticket.status === 'claimed' && ticket.agent?.todoistUserId === agent.id,
  );

test.concurrent('Take on a card claims the ticket, and the one card shows who took it', async () => {
  const chat = await openAgentsEvent(desk);
  const tom = await chat.organizer('Tom');
  const { number, taskId } = await tom.opens('Wi-Fi <is> down\nin hall B');
  const card = await chat.card(number, 'Free to take');
  expect(card.text).toMatch(/^#\d+ Wi-Fi <is> down\nTom Guest · Event \d+\n/);
  expect(buttonsOf(card)).toEqual(['🙋 Take', 'Open in Todoist']);

  const answer = await chat.presses(LENA_PHONE, card, '🙋 Take');

  expect(answer.text).toBe(`Taking #${number}…`);
  await heldBy(number, LENA);
  await tom.hears('Lena is on');
  await until('the task is Lena’s', () => desk.todoist.task(taskId)?.responsibleUid === LENA.id);
  const taken = await chat.card(number, 'Lena is on it');
  expect(taken.messageId).toBe(card.messageId);
  expect(buttonsOf(taken)).toEqual(['Open in Todoist']);
  expect(chat.calls(number)).toEqual(['sendMessage', 'editMessageText']);
});

test.concurrent('of two who press Take in the same second one holds the ticket, and the other is told', async () => {
  const chat = await openAgentsEvent(desk);
  const ulla = await chat.organizer('Ulla');
  const { number, taskId } = await ulla.opens('No power');
  const card = await chat.card(number);

  desk.telegram.press(LENA_PHONE, chat.chatId, card.messageId, '🙋 Take');
  desk.telegram.press(MAX_PHONE, chat.chatId, card.messageId, '🙋 Take');

  await chat.hears(`Max, Lena was first and holds #${number}.`);
  await heldBy(number, LENA);
  await chat.card(number, 'Lena is on it');
  expect(desk.todoist.task(taskId)?.responsibleUid).toBe(LENA.id);
  expect(ulla.heard().filter(({ text }) => text.includes('is on #'))).toHaveLength(1);
});

test.concurrent('Take by somebody who is not linked claims nothing; once they have opened their invite link it does', async () => {
  const chat = await openAgentsEvent(desk);
  const nina = { id: '7301', name: 'Nina Vogt', email: 'nina@example.com', token: 'nina' };
  const phone = 5301;
  desk.todoist.addPerson(nina);
  desk.todoist.share(BOT.id, chat.projectId, nina.id);
  desk.telegram.addPerson({ id: phone, firstName: 'Nina', languageCode: 'en' });
  desk.telegram.addGroup({ id: chat.chatId, title: 'Agents', members: [LENA_PHONE, phone] });
  const { body } = await desk.ask('POST', '/agents', { todoistUserId: nina.id });
  const { inviteLink } = body as { inviteLink: string };
  const vera = await chat.organizer('Vera');
  const { number } = await vera.opens('No water');
  const card = await chat.card(number);

  const refused = await chat.presses(phone, card, '🙋 Take');

  expect(refused).toMatchObject({ showAlert: true });
  expect(refused.text).toContain('not linked');
  expect(await desk.ticket(number)).toMatchObject({ status: 'new', agent: null });
  desk.telegram.say(phone, `/start ${new URL(inviteLink).searchParams.get('start')}`);
  await until('Nina is linked', () =>
    desk.telegram.chat(phone).some(({ text }) => text.includes('you are Nina Vogt here')),
  );
  await chat.presses(phone, card, '🙋 Take');
  await heldBy(number, nina);
  await chat.card(number, 'Nina is on it');
  expect(chat.calls(number)).toEqual(['sendMessage', 'editMessageText']);
});

test.concurrent('one card goes through the whole life of its ticket', async () => {
  const { todoist } = desk;
  const chat = await openAgentsEvent(desk);
  const wim = await chat.organizer('Wim');
  const { number, taskId } = await wim.opens('No chairs');
  const { messageId } = await chat.card(number);
  todoist.assign(MAX.id, taskId, MAX.id);
  await chat.card(number, '🙋 Max is on it');
  todoist.move(MAX.id, taskId, 'Waiting');
  await chat.card(number, '⏳ Max waits for the organizer');
  wim.say('Ten of them');
  await chat.card(number, '🙋 Max is on it');
  todoist.complete(MAX.id, taskId);
  wim.press(await wim.hears('is solved'), '4 ★');
  const solved = await chat.card(number, '🎉 Solved · Max · ⭐ 4 of 5');
  expect(buttonsOf(solved)).toEqual(['Open in Todoist']);
  wim.press(await wim.hears('You gave 4 of 5'), '🔄 Reopen');
  await chat.card(number, '🙋 Max is on it');
  todoist.deleteTask(MAX.id, taskId);
  const closed = await chat.card(number, '🏁 Closed · Max · ⭐ 4 of 5');

  expect(closed.messageId).toBe(messageId);
  expect(closed.buttons).toEqual([]);
  const [sent, ...edits] = chat.calls(number);
  expect(sent).toBe('sendMessage');
  expect(new Set(edits)).toEqual(new Set(['editMessageText']));
  // Solved and rated may be shown at once.
  expect([6, 7]).toContain(edits.length);
  expect(chat.heard()).toHaveLength(1);
});

test.concurrent('two events may share a chat; an event without one has no cards', async () => {
  const chat = await openAgentsEvent(desk);
  const other = await openAgentsEvent(desk, {}, { chatId: chat.chatId });
  const none = await openAgentsEvent(desk, {}, { chatId: null });
  const [xena, yuri, zoe] = [
    await chat.organizer('Xena'),
    await other.organizer('Yuri'),
    await none.organizer('Zoe'),
  ];

  const silent = await zoe.opens('No tea');
  const first = await xena.opens('No salt');
  const second = await yuri.opens('No milk');

  expect((await chat.card(first.number)).text).toContain('Xena Guest');
  const card = await other.card(second.number);
  await chat.presses(LENA_PHONE, card, '🙋 Take');
  await heldBy(second.number, LENA);
  desk.todoist.comment(LENA.id, silent.taskId, 'In the kitchen');
  await zoe.hears('In the kitchen');
  await chat.card(second.number, 'Lena is on it');
  expect(chat.heard()).toHaveLength(2);
  expect(
    desk.telegram.calls().filter(({ payload }) => String(payload['text']).includes('No tea')),
  ).toEqual([]);
});

test.concurrent('the group becomes a supergroup: cards and Take go on there', async () => {
  const chat = await openAgentsEvent(desk, { timers: { remindUnclaimed: ['1s'] } });
  const alma = await chat.organizer('Alma');
  const { number, taskId } = await alma.opens('No light');
  await chat.hears(`Nobody has taken #${number}`);
  const supergroup = -1_000_000_000_000 + chat.chatId;

  desk.telegram.trouble.migrate(chat.chatId, supergroup);
  const moved = chatAt(desk, supergroup);
  desk.todoist.assign(LENA.id, taskId, LENA.id);

  const again = await moved.card(number, 'Lena is on it');
  const bert = await chat.organizer('Bert');
  const next = await bert.opens('No lamp');
  await moved.presses(MAX_PHONE, await moved.card(next.number), '🙋 Take');
  await heldBy(next.number, MAX);
  desk.todoist.complete(LENA.id, taskId);
  const solved = await moved.card(number, 'Solved');
  expect(solved.messageId).toBe(again.messageId);
  expect(moved.heard().filter(({ text }) => text.includes(`#${number} `))).toHaveLength(1);
});

test.concurrent('thrown out of the group, the bot goes on with tickets; reminders are said on the card', async () => {
  const chat = await openAgentsEvent(desk, { timers: { remindUnclaimed: ['1s'] } });
  desk.telegram.trouble.kick(chat.chatId);
  const bea = await chat.organizer('Bea');
  const { number, taskId } = await bea.opens('No heating');

  await until('the card says that nobody has taken it', () =>
    desk.todoist.comments(taskId).some(({ content }) => content.startsWith('⏰ Nobody has taken')),
  );
  desk.todoist.comment(LENA.id, taskId, 'I bring a blanket');
  await bea.hears('I bring a blanket');
  await heldBy(number, LENA);
  await until('the reminder is gone', () =>
    desk.todoist.comments(taskId).every(({ content }) => !content.startsWith('⏰')),
  );
  expect(chat.heard()).toEqual([]);
});

test.concurrent('a group gets 20 messages a minute at most, and nobody else waits for it', async () => {
  const chat = await openAgentsEvent(desk);
  const people = await Promise.all(
    ['Cleo', 'Dora', 'Emil', 'Finn'].map((name) => chat.organizer(name)),
  );

  const opened = await Promise.all(people.map((each) => each.opens('No coffee')));
  expect(chat.heard().length).toBeLessThan(people.length);
  for (const { number } of opened) await chat.card(number);

  const at = desk.telegram
    .calls('sendMessage')
    .filter(({ payload }) => payload['chat_id'] === chat.chatId)
    .map((call) => call.at);
  expect(at).toHaveLength(people.length);
  // The server lets the second one go a second early.
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan((people.length - 1) * PACE - 1_200);
});
