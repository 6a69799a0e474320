import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ todoistWebhooks: true, pollSeconds: 1 });
  await desk.openEvent();
});
afterAll(() => desk.close());

test('NUL characters of either side park nothing and hold nothing up', async () => {
  const organizer = await newOrganizer(desk, 'Nul');
  const { number, taskId } = await organizer.opens('Where is\0 the exit?');
  const second = organizer.say('I am in ha\0ll B');
  await organizer.delivered(second);
  desk.telegram.edit(organizer.id, second.messageId, 'I am in ha\0ll C');
  desk.todoist.updateTask(LENA.id, taskId, { labels: ['support', 'ex\0it'] });
  const { id } = desk.todoist.comment(LENA.id, taskId, 'On the l\0eft');
  await organizer.hears('Lena\nOn the left');
  desk.todoist.editComment(LENA.id, id, 'On the \0right');
  await organizer.hears('Lena\nOn the right');
  desk.todoist.comment(LENA.id, taskId, '// \0');
  await until('the last edit is on the board', () =>
    desk.todoist.comments(taskId).some(({ content }) => content.includes('I am in hall C')),
  );

  const { subject, messages } = await desk.ticketWhen(
    number,
    'has all of it',
    (ticket) =>
      ticket.messages.length === 4 &&
      ticket.messages.every(({ delivery }) => delivery === 'delivered'),
  );
  expect(subject).toBe('Where is the exit?');
  expect(messages.map(({ text }) => text)).toEqual([
    'Where is the exit?',
    'I am in hall C',
    'On the right',
    '',
  ]);
  expect(await desk.database.orm.em.fork().execute('select id from parked_updates')).toEqual([]);
});
