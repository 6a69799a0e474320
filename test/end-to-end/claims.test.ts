import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA_PHONE, linkAgents, openAgentsEvent } from '../support/agents-chat.ts';
import { BOT, LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

const sectionOf = (desk: TestDesk, taskId: string) => {
  const task = desk.todoist.task(taskId);
  return desk.todoist.sections(task?.projectId ?? '').find(({ id }) => id === task?.sectionId)
    ?.name;
};

const heldBy = (desk: TestDesk, number: number, agent: typeof LENA) =>
  desk.ticketWhen(
    number,
    `is held by ${agent.name}`,
    (ticket) => ticket.status === 'claimed' && ticket.agent?.todoistUserId === agent.id,
  );

describe.each([
  // A pull shows how a card is: what was overwritten between two pulls, nobody hears of.
  { name: 'by polling', options: {}, hearsOfAll: false },
  {
    name: 'by webhooks',
    options: { todoistWebhooks: true, pollSeconds: 3_600 },
    hearsOfAll: true,
  },
])('who holds a ticket, $name', ({ options, hearsOfAll }) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(options);
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  test('a card dragged to In progress is claimed by whoever dragged it', async () => {
    const karl = await newOrganizer(desk, 'Karl');
    const { number, taskId } = await karl.opens('Need a knife');
    desk.todoist.move(MAX.id, taskId, 'In progress');

    await heldBy(desk, number, MAX);
    await karl.hears('Max is on');
    await until('the card says so', () => desk.todoist.task(taskId)?.responsibleUid === MAX.id);
    expect(sectionOf(desk, taskId)).toBe('In progress');
  });

  test('the first answer claims; unassigning gives the ticket back to the queue', async () => {
    const lara = await newOrganizer(desk, 'Lara');
    const { number, taskId } = await lara.opens('Need a fork');
    desk.todoist.comment(LENA.id, taskId, 'In the kitchen');
    await heldBy(desk, number, LENA);
    await until('the card says so', () => desk.todoist.task(taskId)?.responsibleUid === LENA.id);
    await lara.hears('In the kitchen');

    desk.todoist.assign(LENA.id, taskId, null);
    await desk.ticketWhen(number, 'is new', ({ status, agent }) => status === 'new' && !agent);
    await lara.hears('back in the queue');
    await until('the card is back', () => sectionOf(desk, taskId) === 'New');
    expect(desk.todoist.task(taskId)?.responsibleUid).toBeNull();
  });

  test('a second claim within 30 seconds is a lost race: it is put back, and its claimer is told', async () => {
    const mona = await newOrganizer(desk, 'Mona');
    const { number, taskId } = await mona.opens('Need a spoon');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await heldBy(desk, number, LENA);
    desk.todoist.assign(MAX.id, taskId, MAX.id);

    const remark = await until('the loser is told', () =>
      desk.todoist.comments(taskId).find(({ postedUid }) => postedUid === BOT.id),
    );
    expect(remark.content).toBe('⚠️ Lena Berg was first and holds this one.');
    await until(
      'the card is put back',
      () => desk.todoist.task(taskId)?.responsibleUid === LENA.id,
    );
    desk.todoist.comment(LENA.id, taskId, 'Here it is');
    await mona.hears('Here it is');
    expect(await desk.ticket(number)).toMatchObject({ agent: { todoistUserId: LENA.id } });
    expect(mona.heard().filter(({ text }) => text.includes('is on #'))).toHaveLength(1);
    expect(mona.heard().filter(({ text }) => text.includes('Max'))).toEqual([]);
  });

  test('of two who claim in the same second by different ways one holds it, and the other is told', async () => {
    await linkAgents(desk);
    const ways: [string, (taskId: string) => void][] = [
      ['assignment', (taskId) => desk.todoist.assign(MAX.id, taskId, MAX.id)],
      ['drag', (taskId) => desk.todoist.move(MAX.id, taskId, 'In progress')],
      ['answer', (taskId) => desk.todoist.comment(MAX.id, taskId, 'I come')],
    ];
    const races = ways.map(([way, claims]) => raceWithTake(desk, way, claims, hearsOfAll));
    for (const { held, board, organizerTold } of await Promise.all(races)) {
      expect(board).toEqual({ assignee: held, column: 'In progress' });
      expect(organizerTold).toBe(1);
    }
  });

  test('Waiting tells the organizer, whose next message brings the ticket back to its agent', async () => {
    const nico = await newOrganizer(desk, 'Nico');
    const { number, taskId } = await nico.opens('Need a cup');
    desk.todoist.assign(MAX.id, taskId, MAX.id);
    await until('the card is in progress', () => sectionOf(desk, taskId) === 'In progress');
    desk.todoist.move(MAX.id, taskId, 'Waiting');
    await nico.hears('is waiting for you');
    await desk.ticketWhen(number, 'is waiting', ({ status }) => status === 'waiting');

    nico.say('A big one');
    await heldBy(desk, number, MAX);
    await until('the card is back', () => sectionOf(desk, taskId) === 'In progress');
    expect(desk.todoist.task(taskId)?.responsibleUid).toBe(MAX.id);
  });

  test('labels and priority are the ticket’s, support apart', async () => {
    const otto = await newOrganizer(desk, 'Otto');
    const { number, taskId } = await otto.opens('Smoke!');
    desk.todoist.updateTask(LENA.id, taskId, { labels: ['support', 'safety'], priority: 4 });

    const ticket = await desk.ticketWhen(
      number,
      'is labelled',
      (now) => (now as unknown as { categories: string[] }).categories.length > 0,
    );
    expect(ticket).toMatchObject({ categories: ['safety'], priority: 'p1' });
  });

  test('a deleted task closes the ticket and tells the organizer', async () => {
    const pia = await newOrganizer(desk, 'Pia');
    const { number, taskId } = await pia.opens('Never mind');
    desk.todoist.deleteTask(LENA.id, taskId);

    await desk.ticketWhen(number, 'is closed', ({ status }) => status === 'closed');
    await pia.hears('If you still need help, write again');
    const again = await pia.opens('I do mind');
    expect(again.number).not.toBe(number);
  });
});

/** Lena presses Take, and Max claims by another way. Waits until everything says who was first. */
async function raceWithTake(
  desk: TestDesk,
  way: string,
  claims: (taskId: string) => void,
  isAlwaysTold: boolean,
) {
  const { todoist } = desk;
  const chat = await openAgentsEvent(desk);
  const rosa = await chat.organizer('Rosa');
  const { number, taskId } = await rosa.opens(`Need a ${way}`);
  const card = await chat.card(number);
  desk.telegram.press(LENA_PHONE, chat.chatId, card.messageId, '🙋 Take');
  claims(taskId);

  const { agent } = await desk.ticketWhen(number, 'is held', (now) => now.agent !== null);
  const [holder, loser] = agent?.todoistUserId === LENA.id ? ['Lena', 'Max'] : ['Max', 'Lena'];
  if (loser === 'Lena') await chat.hears(`Lena, Max was first and holds #${number}`);
  else if (isAlwaysTold || way === 'answer') {
    await until(`who lost by ${way} is told`, () =>
      todoist.comments(taskId).some(({ content }) => content.startsWith('⚠️ Lena Berg was')),
    );
  }
  await chat.card(number, `${holder} is on it`);
  const held = agent?.todoistUserId;
  await until('the board says so', () => {
    const isAssigned = todoist.task(taskId)?.responsibleUid === held;
    return isAssigned && sectionOf(desk, taskId) === 'In progress';
  });
  const last = await desk.ticket(number);
  const board = {
    assignee: todoist.task(taskId)?.responsibleUid,
    column: sectionOf(desk, taskId),
  };
  return {
    held: last.agent?.todoistUserId,
    board,
    organizerTold: rosa.heard().filter(({ text }) => text.includes('is on #')).length,
  };
}
