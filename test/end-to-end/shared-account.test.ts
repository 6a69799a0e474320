import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';

const WAYS = [
  { way: 'by webhooks', todoistWebhooks: true },
  { way: 'by polling', todoistWebhooks: false },
];

describe.each(WAYS)("a bot with an agent's own account, heard of $way", ({ todoistWebhooks }) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ bot: LENA, todoistWebhooks, pollSeconds: 1 });
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  const claimedBy = (number: number, name: string) =>
    desk.ticketWhen(number, `is ${name}'s`, ({ agent }) => agent?.name === name);

  test('the agent who drags a card holds it, though the bot writes with the same account', async () => {
    const organizer = await newOrganizer(desk, 'Ines');
    const { number, taskId } = await organizer.opens('Where is the lift?');

    desk.todoist.move(LENA.id, taskId, 'In progress');

    await organizer.hears('Lena is on');
    expect(await claimedBy(number, LENA.name)).toMatchObject({ status: 'claimed' });
  });

  test('what the bot writes for another agent is no claim of its own', async () => {
    const organizer = await newOrganizer(desk, 'Jan');
    const { number, taskId } = await organizer.opens('Where are the stairs?');

    desk.todoist.comment(MAX.id, taskId, 'Next to the lift');

    await organizer.hears('Next to the lift');
    await claimedBy(number, MAX.name);
    await organizer.delivered(organizer.say('Thank you'));
    desk.todoist.comment(MAX.id, taskId, 'You are welcome');
    await organizer.hears('You are welcome');
    expect(await desk.ticket(number)).toMatchObject({
      status: 'claimed',
      agent: { name: MAX.name },
    });
    expect(organizer.heard().some(({ text }) => text.includes('Lena'))).toBe(false);
  });
});
