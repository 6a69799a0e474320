import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { fastForward } from '../support/fast-forward.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600;

describe('the end of a ticket', () => {
  let desk: TestDesk;
  let client: Client;
  let disconnect = async (): Promise<void> => undefined;
  beforeAll(async () => {
    desk = await openDesk();
    ({ client, close: disconnect } = await connectClient(desk.temporal));
    await desk.openEvent();
  });
  afterAll(async () => {
    await disconnect();
    await desk.close();
  });

  const hasStatus = (number: number, wanted: string) =>
    desk.ticketWhen(number, `is ${wanted}`, ({ status }) => status === wanted);
  const workflowEnds = (number: number) =>
    until(`the workflow of #${number} ends`, async () => {
      const { status } = await client.workflow.getHandle(`ticket-${number}`).describe();
      return status.name === 'COMPLETED';
    });
  const remarks = (taskId: string) => desk.todoist.comments(taskId).map(({ content }) => content);

  test('when the reopen window passes, the ticket is closed for good, and a later message opens a linked one', async () => {
    const nora = await newOrganizer(desk, 'Nora');
    const { number, taskId } = await nora.opens('Badge printer jams');
    desk.todoist.complete(LENA.id, taskId);
    const solved = await nora.hears('is solved');
    await hasStatus(number, 'resolved');

    await fastForward(client, `ticket-${number}`, 24 * HOUR + 60);

    await nora.hears(`#${number} is closed`);
    await hasStatus(number, 'closed');
    await workflowEnds(number);
    expect(desk.todoist.task(taskId)?.checked).toBe(true);

    const press = desk.telegram.press(nora.id, nora.id, solved.messageId, '🔄 Reopen');
    const answer = await until('the press is answered', () => desk.telegram.callbackAnswer(press));
    expect(answer.text).toBe('This request is closed now.');
    const reply = nora.say('It jams again');
    await nora.delivered(reply);
    const later = await until('a linked ticket is there', async () =>
      (await desk.tickets()).find(({ previousNumber }) => previousNumber === number),
    );
    expect(later).toMatchObject({ subject: 'It jams again', status: 'new' });
    expect(await desk.ticket(number)).toMatchObject({ status: 'closed', reopenedCount: 0 });
  });

  test('when the organizer writes within the window, the same ticket goes on, and its window begins anew', async () => {
    const olga = await newOrganizer(desk, 'Olga');
    const { number, taskId } = await olga.opens('No chairs');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await hasStatus(number, 'claimed');
    desk.todoist.complete(LENA.id, taskId);
    await hasStatus(number, 'resolved');

    await fastForward(client, `ticket-${number}`, 23 * HOUR);
    await olga.delivered(olga.say('Still two missing'));

    const reopened = await hasStatus(number, 'claimed');
    expect(reopened).toMatchObject({ reopenedCount: 1, agent: { todoistUserId: LENA.id } });
    await until('the card is open again', () => desk.todoist.task(taskId)?.checked === false);

    desk.todoist.complete(LENA.id, taskId);
    await hasStatus(number, 'resolved');
    await fastForward(client, `ticket-${number}`, 2 * HOUR);
    await olga.delivered(olga.say('One more, sorry'));
    expect(await hasStatus(number, 'claimed')).toMatchObject({ reopenedCount: 2 });
    expect(olga.heard().filter(({ text }) => text.includes('is closed'))).toEqual([]);
  });

  test('when the organizer presses Solved, the card is ticked off and they are asked for a rating', async () => {
    const pia = await newOrganizer(desk, 'Pia');
    const { number, taskId } = await pia.opens('Need scissors');

    pia.press(await cardOf(pia, number), '✅ Solved');

    await pia.hears(`Glad #${number} is solved`);
    await hasStatus(number, 'resolved');
    await until('the card is ticked off', () => desk.todoist.task(taskId)?.checked);
    await until('agents read why', () => remarks(taskId).length > 0);
    expect(remarks(taskId)).toEqual(['ℹ️ The organizer marked this as solved.']);
  });

  test('when the organizer presses Cancel, the ticket is over at once', async () => {
    const quinn = await newOrganizer(desk, 'Quinn');
    const { number, taskId } = await quinn.opens('Where is room 5?');

    quinn.press(await cardOf(quinn, number), 'Cancel request');

    await quinn.hears(`#${number} is cancelled`);
    await workflowEnds(number);
    expect(desk.todoist.task(taskId)?.checked).toBe(true);
    expect(remarks(taskId)).toEqual(['ℹ️ The organizer cancelled this request.']);

    const next = await quinn.opens('And where is room 6?');
    expect(next.number).toBeGreaterThan(number);
  });

  test('operators find each ticket by what it is, and read its name in the list', async () => {
    const rita = await newOrganizer(desk, 'Rita');
    const { number, taskId } = await rita.opens('Too cold in hall A');
    const found = (query: string) =>
      until(`#${number} is found by ${query}`, async () => {
        for await (const { workflowId, searchAttributes } of client.workflow.list({ query })) {
          if (workflowId === `ticket-${number}`) return searchAttributes;
        }
        return null;
      });

    await found(`TicketStatus = 'new' AND EventCode = 'HACK' AND TicketPriority = 'p4'`);
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await found(`TicketStatus = 'claimed' AND Agent = '${LENA.id}'`);
    desk.todoist.complete(LENA.id, taskId);
    const { NextDeadline } = await found(`TicketStatus = 'resolved'`);

    const { resolvedAt } = (await desk.ticketWhen(
      number,
      'is resolved',
      ({ status }) => status === 'resolved',
    )) as unknown as { resolvedAt: string };
    expect(NextDeadline).toEqual([new Date(Date.parse(resolvedAt) + 24 * HOUR * 1_000)]);
    const description = await client.workflow.getHandle(`ticket-${number}`).describe();
    expect(await description.staticSummary()).toBe(`#${number} · Too cold in hall A · Hack 2026`);
  });
});

/** The organizer opens a ticket from /my. */
async function cardOf(organizer: TestOrganizer, number: number) {
  organizer.say('/my');
  organizer.press(await organizer.hears('Your requests'), `#${number}`);
  return until('the card is open', () =>
    organizer
      .heard()
      .findLast(({ buttons }) => buttons.flat().some(({ text }) => text === 'Cancel request')),
  );
}
