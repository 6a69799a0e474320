import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { deliveryOf } from '../support/delivery.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const NOT_SENT = '⚠️ Your reply was not delivered: the ticket is closed.';
const CLOSED = expect.stringMatching(/^⚠️ This request is closed for good/);

const DESKS = [
  { told: 'by webhooks and polling', options: { todoistWebhooks: true, pollSeconds: 1 } },
  { told: 'by polling alone', options: {} },
  {
    told: "by webhooks and polling, to a bot with an agent's own account",
    options: { bot: LENA, todoistWebhooks: true, pollSeconds: 1 },
  },
];

describe.each(DESKS)('what agents do after the end is told $told', ({ options }) => {
  let desk: TestDesk;
  let client: Client;
  let disconnect = async (): Promise<void> => undefined;
  beforeAll(async () => {
    desk = await openDesk(options);
    ({ client, close: disconnect } = await connectClient(desk.temporal));
    await desk.openEvent();
  });
  afterAll(async () => {
    await disconnect();
    await deliveryOf(desk);
    await desk.close();
  });

  /** A ticket whose workflow has ended, with an answer that went out. */
  async function endedTicket(organizer: TestOrganizer) {
    const { number, taskId } = await organizer.opens('Where is room 5?');
    await organizer.delivered(organizer.say('It is urgent'));
    desk.todoist.comment(LENA.id, taskId, 'On the first floor');
    await organizer.hears('On the first floor');
    const workflow = client.workflow.getHandle(`ticket-${number}`);
    await workflow.signal('organizerCancelled');
    await until('the workflow has ended', async () => {
      const { status } = await workflow.describe();
      return status.name === 'COMPLETED';
    });
    return { number, taskId };
  }
  const remarks = (taskId: string) =>
    desk.todoist
      .comments(taskId)
      .map(({ content }) => content)
      .filter((text) => text.startsWith('⚠️'));
  const messages = async (number: number) => (await desk.ticket(number)).messages;
  const isCompleted = (taskId: string) =>
    until('the card is completed', () => desk.todoist.task(taskId)?.checked);
  /** Everything that the webhook has told so far comes again. */
  const tellAgain = async () => {
    for (const { id } of desk.todoist.deliveries()) await desk.todoist.redeliverWebhook(id);
  };

  test('a reply is answered on the card once, and counts as failed', async () => {
    const organizer = await newOrganizer(desk, 'Lia');
    const { number, taskId } = await endedTicket(organizer);
    const failedBefore = (await deliveryOf(desk)).out.reasons['ticket-closed'] ?? 0;

    desk.todoist.comment(LENA.id, taskId, 'Did you find it?');
    await until('the agent is told', () => remarks(taskId).includes(NOT_SENT));
    await tellAgain();
    desk.todoist.comment(MAX.id, taskId, 'And room 6?');
    await until('the other is told, too', () => remarks(taskId).length > 1);

    await until('both are counted', async () => {
      const { reasons } = (await deliveryOf(desk)).out;
      return reasons['ticket-closed'] === failedBefore + 2;
    });
    expect(remarks(taskId)).toEqual([NOT_SENT, NOT_SENT]);
    expect((await messages(number)).slice(2)).toMatchObject([
      { direction: 'out', text: 'On the first floor', delivery: 'delivered' },
      { direction: 'out', text: 'Did you find it?', delivery: 'failed', author: LENA.name },
      { direction: 'out', text: 'And room 6?', delivery: 'failed', author: MAX.name },
    ]);
    expect(organizer.heard().some(({ text }) => text.includes('Did you find it?'))).toBe(false);
  });

  test('a note stays with the ticket, and needs no answer', async () => {
    const organizer = await newOrganizer(desk, 'Noa');
    const { number, taskId } = await endedTicket(organizer);

    desk.todoist.comment(LENA.id, taskId, '// ask the host next time');
    desk.todoist.comment(LENA.id, taskId, 'All well?');
    await until('the reply is answered', () => remarks(taskId).length > 0);

    await until('both are kept', async () => (await messages(number)).length === 5);
    // Said in the same moment, they have no order of their own.
    const kept = (await messages(number)).slice(3);
    const byDirection = kept.toSorted((one, other) => one.direction.localeCompare(other.direction));
    expect(byDirection).toMatchObject([
      { direction: 'note', text: 'ask the host next time', delivery: 'delivered' },
      { direction: 'out', text: 'All well?', delivery: 'failed' },
    ]);
    expect(remarks(taskId)).toEqual([NOT_SENT]);
  });

  test('a card that is opened again is completed again, and says why, each time once', async () => {
    const organizer = await newOrganizer(desk, 'Una');
    const { number, taskId } = await endedTicket(organizer);
    await isCompleted(taskId);

    desk.todoist.uncomplete(MAX.id, taskId);
    await until('the card says why', () => remarks(taskId).length > 0);
    await isCompleted(taskId);
    await tellAgain();
    desk.todoist.uncomplete(MAX.id, taskId);
    await until('the card says why again', () => remarks(taskId).length > 1);
    await isCompleted(taskId);

    expect(remarks(taskId)).toEqual([CLOSED, CLOSED]);
    expect(await desk.ticket(number)).toMatchObject({ status: 'closed', reopenedCount: 0 });
    expect(organizer.heard().some(({ text }) => text.includes('is open again'))).toBe(false);
  });

  test('an outage of Todoist is waited out', async () => {
    const organizer = await newOrganizer(desk, 'Ute');
    const { taskId } = await endedTicket(organizer);

    desk.todoist.trouble.failNext({ command: 'note_add' }, { status: 503 }, 2);
    desk.todoist.comment(LENA.id, taskId, 'Still there?');

    await until('the agent is told', () => remarks(taskId).length > 0);
    expect(remarks(taskId)).toEqual([NOT_SENT]);
  });
});
