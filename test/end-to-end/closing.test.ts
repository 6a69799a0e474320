import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { fastForward } from '../support/fast-forward.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600;

describe('how a ticket ends', () => {
  let desk: TestDesk;
  let client: Client;
  let disconnect: () => Promise<void>;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
    ({ client, close: disconnect } = await connectClient(desk.temporal));
  });
  afterAll(async () => {
    await disconnect();
    await desk.close();
  });

  const isResolved = (number: number) =>
    desk.ticketWhen(number, 'is resolved', ({ status }) => status === 'resolved');
  const isClosed = (number: number) =>
    desk.ticketWhen(number, 'is closed', ({ status }) => status === 'closed');
  const hasEnded = (number: number) =>
    until(`the workflow of #${number} has completed`, async () => {
      const { status } = await client.workflow.getHandle(`ticket-${number}`).describe();
      return status.name === 'COMPLETED';
    });
  const found = async (query: string) => {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
    return ids;
  };
  /** Presses a button of the organizer's ticket, as `/my` shows it. */
  const pressOnCard = async (organizer: TestOrganizer, number: number, button: string) => {
    organizer.say('/my');
    const list = await organizer.hears('Your requests');
    organizer.press(list, `#${number}`);
    const card = await until(`the card has ${button}`, () =>
      organizer
        .heard()
        .find(
          ({ messageId, buttons }) =>
            messageId === list.messageId && buttons.flat().some(({ text }) => text === button),
        ),
    );
    organizer.press(card, button);
  };

  test('within the window a message reopens; after it the ticket is closed for good, and a later reply opens a linked one', async () => {
    const ruth = await newOrganizer(desk, 'Ruth');
    const { number, taskId } = await ruth.opens('The tap drips');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await ruth.hears('Lena is on');
    desk.todoist.complete(LENA.id, taskId);
    await isResolved(number);
    await ruth.hears('is solved');

    ruth.say('It drips again');
    const reopened = await desk.ticketWhen(
      number,
      'is claimed again',
      ({ status }) => status === 'claimed',
    );
    expect(reopened).toMatchObject({ reopenedCount: 1, agent: { todoistUserId: LENA.id } });
    await until('the card is open', () => desk.todoist.task(taskId)?.checked === false);

    desk.todoist.complete(LENA.id, taskId);
    await isResolved(number);
    const solved = await ruth.hears('is solved');
    await fastForward(client, `ticket-${number}`, 23 * HOUR);
    // The window is not over yet: what is pressed now is heard.
    ruth.press(solved, '3 ★');
    await desk.ticketWhen(number, 'is rated', ({ rating }) => rating === 3);
    expect((await desk.ticket(number)).status).toBe('resolved');

    await fastForward(client, `ticket-${number}`, 2 * HOUR);
    await isClosed(number);
    await ruth.hears('is closed. Need anything else?');
    await hasEnded(number);
    expect(desk.todoist.task(taskId)?.checked).toBe(true);

    const reply = ruth.say('Now the other tap drips', solved);
    await ruth.delivered(reply);
    const linked = (await desk.tickets()).find(({ previousNumber }) => previousNumber === number);
    expect(linked).toMatchObject({ status: 'new', subject: 'Now the other tap drips' });
    const { number: unlinked } = await desk.ticket(number);
    expect(linked?.number).not.toBe(unlinked);
  });

  test('a press on Reopen after the end says that it is too late', async () => {
    const saul = await newOrganizer(desk, 'Saul');
    const { number, taskId } = await saul.opens('One more');
    desk.todoist.complete(LENA.id, taskId);
    await isResolved(number);
    const solved = await saul.hears('is solved');
    await fastForward(client, `ticket-${number}`, 25 * HOUR);
    await hasEnded(number);

    const press = desk.telegram.press(saul.id, saul.id, solved.messageId, '🔄 Reopen');
    const answer = await until('the press is answered', () => desk.telegram.callbackAnswer(press));
    expect(answer.text).toBe('This request is closed now.');
    expect((await desk.ticket(number)).status).toBe('closed');
  });

  test('Solved resolves, and completes the card; uncompleting it reopens', async () => {
    const tess = await newOrganizer(desk, 'Tess');
    const { number, taskId } = await tess.opens('Found it myself');
    await pressOnCard(tess, number, '✅ Solved');
    await isResolved(number);
    await tess.hears('How was it?');
    await until('the card is completed', () => desk.todoist.task(taskId)?.checked === true);
    await until('agents are told', () =>
      desk.todoist.comments(taskId).some(({ content }) => content.includes('marked this as solved')),
    );

    desk.todoist.uncomplete(LENA.id, taskId);
    const { reopenedCount } = await desk.ticketWhen(
      number,
      'is new again',
      ({ status }) => status === 'new',
    );
    expect(reopenedCount).toBe(1);
    await tess.hears('is open again');
  });

  test('Cancel closes at once, and completes the card', async () => {
    const ulf = await newOrganizer(desk, 'Ulf');
    const { number, taskId } = await ulf.opens('Wrong chat');
    await pressOnCard(ulf, number, 'Cancel request');
    await isClosed(number);
    await ulf.hears('is cancelled');
    await until('the card is completed', () => desk.todoist.task(taskId)?.checked === true);
    await hasEnded(number);
  });

  test('operators find tickets by what they are, and the list reads like a queue', async () => {
    const vito = await newOrganizer(desk, 'Vito');
    const { number, taskId } = await vito.opens('The lift is stuck');
    const id = `ticket-${number}`;
    const isFound = (query: string) =>
      until(`${id} is found by ${query}`, async () =>
        (await found(`${query} AND WorkflowId = '${id}'`)).includes(id),
      );
    await isFound("TicketStatus = 'new' AND EventCode = 'HACK' AND TicketPriority = 'p4'");
    desk.todoist.updateTask(LENA.id, taskId, { priority: 4 });
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await isFound(`TicketStatus = 'claimed' AND Agent = '${LENA.id}' AND TicketPriority = 'p1'`);
    expect(await found(`TicketStatus = 'new' AND WorkflowId = '${id}'`)).toEqual([]);
    desk.todoist.complete(LENA.id, taskId);
    await isFound(`TicketStatus = 'resolved' AND NextDeadline > '${new Date().toISOString()}'`);

    const description = await client.workflow.getHandle(id).describe();
    expect(await description.staticSummary()).toBe(`#${number} · The lift is stuck · Hack 2026`);
  });
});
