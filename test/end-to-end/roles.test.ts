import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LENA, openDesk, TOM, type TestDesk } from '../support/desk.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ roles: ['web', 'worker', 'bot'] });
  await desk.openEvent();
});
afterAll(() => desk.close());

test('bot, worker and web, started apart, do what one process does', async () => {
  const { telegram, todoist } = desk;
  telegram.say(TOM.id, 'The projector is dark');
  const { todoistTaskId } = await until('the request is on the board', async () =>
    (await desk.tickets()).find((ticket) => ticket.todoistTaskId !== null),
  );

  todoist.comment(LENA.id, todoistTaskId ?? '', 'Bringing a new lamp');

  await until('Tom reads the answer', () =>
    telegram.chat(TOM.id).some(({ text }) => text.includes('Bringing a new lamp')),
  );
  expect(await desk.ticket(1)).toMatchObject({
    status: 'claimed',
    agent: { todoistUserId: LENA.id },
  });
});
