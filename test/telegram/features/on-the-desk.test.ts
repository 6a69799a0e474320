import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LENA, MAX, openDesk, type TestDesk } from '../../support/desk.ts';
import { newPerson, type TestPerson } from '../../support/person.ts';
import { until } from '../../support/until.ts';

const AGENTS_CHAT = -4001;

let desk: TestDesk;
let lena: TestPerson;
let max: TestPerson;

beforeAll(async () => {
  desk = await openDesk();
  desk.telegram.addGroup({ id: AGENTS_CHAT, title: 'Agents', members: [] });
  await desk.openEvent({ agentsChatId: AGENTS_CHAT });
  lena = newPerson(desk.telegram, { firstName: 'Lena', chatId: AGENTS_CHAT });
  max = newPerson(desk.telegram, { firstName: 'Max', chatId: AGENTS_CHAT });
  for (const [person, { id }] of [
    [lena, LENA],
    [max, MAX],
  ] as const) {
    const agent = { todoistUserId: id, telegramUserId: person.id };
    expect((await desk.ask('POST', '/agents', agent)).status).toBe(201);
  }
});

afterAll(() => desk.close());

async function newOrganizer(languageCode = 'en'): Promise<TestPerson> {
  const person = newPerson(desk.telegram, { languageCode });
  person.say('/start HACK');
  await until('the organizer is welcomed', () => person.heard().length > 0);
  return person;
}

async function opens(person: TestPerson, text: string): Promise<number> {
  person.say(text);
  return until(`"${text}" has a number`, async () => {
    const tickets = await desk.tickets();
    return tickets.find(({ subject }) => subject === text)?.number;
  });
}

it('an agent takes a request from the queue, and the next one is told who has it', async () => {
  const tom = await newOrganizer();
  const number = await opens(tom, 'Beamer is dark');
  lena.say('/queue');
  const queue = await lena.hears('is waiting');

  await lena.presses(queue, `🙋 Take #${number}`);

  const taken = await desk.ticketWhen(
    number,
    'is claimed, and on the board',
    ({ status, todoistTaskId }) => status === 'claimed' && todoistTaskId !== null,
  );
  expect(taken.agent).toMatchObject({ todoistUserId: LENA.id });
  await tom.hears(`Lena is on #${number}`);
  const late = await max.presses(queue, `🙋 Take #${number}`);
  expect(late.text).toBe(`Lena Berg has #${number} already.`);
  await until('the card is assigned', () => {
    const task = desk.todoist.task(taken.todoistTaskId ?? '');
    return task?.responsibleUid === LENA.id;
  });
  max.say('/load');
  const load = await max.hears('Open now');
  expect(load.text).toMatch(/Max Roth: 0 open, 0 done\nLena Berg: 1 open, 0 done$/);
});

it('an organizer solves a request from its card, says how it was and why, and reopens it', async () => {
  const tom = await newOrganizer();
  const number = await opens(tom, 'Keyboard is gone');
  tom.say('/my');
  const list = await tom.hears('Your requests');
  await tom.presses(list, `#${number}`);
  await tom.sees(list, 'Keyboard is gone');

  await tom.presses(list, '✅ Solved');
  await tom.sees(list, '🎉 solved');
  const notice = await tom.hears(`#${number} is solved. How was it?`);
  await tom.presses(notice, '4 ★');
  const rated = await tom.sees(notice, 'You gave 4 of 5');
  await tom.presses(rated, '💬 Add a comment');
  await tom.hears('in one message');
  tom.say('Very quick');
  await tom.hears('the team will read it');

  const solved = await desk.ticket(number);
  expect(solved).toMatchObject({ status: 'resolved', rating: 4, reopenedCount: 0 });
  await tom.presses(list, '🔄 Reopen');
  await desk.ticketWhen(number, 'is open again', ({ status }) => status !== 'resolved');
  await tom.sees(list, '🆕 new');
});

it('an open request speaks the language that its organizer chooses', async () => {
  const tom = await newOrganizer();
  const number = await opens(tom, 'Chair is broken');
  tom.say('/language');
  await tom.presses(await tom.hears('In which language'), 'Русский');
  await tom.hears('Теперь пишу по-русски');

  const { todoistTaskId } = await desk.ticketWhen(
    number,
    'is on the board',
    (ticket) => ticket.todoistTaskId !== null,
  );
  desk.todoist.assign(LENA.id, todoistTaskId ?? '', LENA.id);

  expect((await tom.hears(`#${number} отвечает`)).text).toContain('Lena');
});

it('a reply is unread in the list until its organizer opens the card, or writes', async () => {
  const tom = await newOrganizer();
  const number = await opens(tom, 'Door is locked');
  const { todoistTaskId } = await desk.ticketWhen(
    number,
    'is on the board',
    (ticket) => ticket.todoistTaskId !== null,
  );
  const replied = async (text: string) => {
    desk.todoist.comment(LENA.id, todoistTaskId ?? '', text);
    await desk.ticketWhen(number, `has "${text}" delivered`, ({ messages }) =>
      messages.some((each) => each.text === text && each.delivery === 'delivered'),
    );
  };
  const list = async () => {
    const before = tom.heard().length;
    tom.say('/my');
    return until('the list is shown', () =>
      tom
        .heard()
        .slice(before)
        .find(({ text }) => text.includes('Your requests')),
    );
  };

  await replied('The key is on its way');
  const unread = await list();
  expect(unread.text).toContain(`● #${number}`);
  await tom.presses(unread, `● #${number}`);
  await tom.sees(unread, 'The key is on its way');
  expect((await list()).text).not.toContain('●');

  await replied('It is open');
  expect((await list()).text).toContain('●');
  tom.say('Thanks');
  await desk.ticketWhen(number, 'has the thanks', ({ messages }) =>
    messages.some(({ text }) => text === 'Thanks'),
  );
  expect((await list()).text).not.toContain('●');
});
