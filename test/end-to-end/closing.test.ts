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

  test('a rating may get a comment, which agents read and which reopens nothing; a plain message does', async () => {
    const sara = await newOrganizer(desk, 'Sara');
    const { number, taskId } = await sara.opens('No towels');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await hasStatus(number, 'claimed');
    desk.todoist.complete(LENA.id, taskId);
    sara.press(await sara.hears('is solved'), '3 ★');
    sara.press(await sara.hears('You gave 3 of 5'), '💬 Add a comment');
    await sara.hears('What was good, what was not?');

    const comment = sara.say('Quick, but *loud*');

    await sara.hears('Thank you, the team will read it.');
    await sara.delivered(comment);
    expect(remarks(taskId)).toEqual([expect.stringContaining('⭐ 3/5 Quick, but')]);
    const [row] = await desk.database.orm.em
      .fork()
      .execute('select rating, rating_comment from tickets where number = ?', [number]);
    expect(row).toEqual({ rating: 3, rating_comment: 'Quick, but *loud*' });
    const solved = await desk.ticket(number);
    expect(solved).toMatchObject({ status: 'resolved', rating: 3, reopenedCount: 0 });
    expect(solved.messages).toMatchObject([
      { text: 'No towels', delivery: 'delivered' },
      { text: 'Quick, but *loud*', delivery: 'delivered' },
    ]);
    expect(desk.todoist.task(taskId)?.checked).toBe(true);

    await sara.delivered(sara.say('Two are missing'));

    const reopened = await hasStatus(number, 'claimed');
    expect(reopened).toMatchObject({ reopenedCount: 1, rating: 3 });
    await until('the card is open again', () => desk.todoist.task(taskId)?.checked === false);
    await sara.hears(`#${number} is open again`);
  });

  test('once a rated ticket is closed its rating stays, and what is written opens a linked one', async () => {
    const theo = await newOrganizer(desk, 'Theo');
    const { number, taskId } = await theo.opens('No soap');
    desk.todoist.complete(LENA.id, taskId);
    const solved = await theo.hears('is solved');
    theo.press(solved, '2 ★');
    await theo.hears('You gave 2 of 5');
    await desk.ticketWhen(number, 'is rated', ({ rating }) => rating === 2);

    await fastForward(client, `ticket-${number}`, 24 * HOUR + 60);
    await hasStatus(number, 'closed');
    const rated = await theo.hears('You gave 2 of 5');
    const press = desk.telegram.press(theo.id, theo.id, rated.messageId, '💬 Add a comment');
    const answer = await until('the press is answered', () => desk.telegram.callbackAnswer(press));

    expect(answer.text).toBe('This request is closed now.');
    const later = theo.say('Still no soap');
    await theo.delivered(later);
    expect(await desk.ticket(number)).toMatchObject({ status: 'closed', rating: 2 });
    const linked = (await desk.tickets()).find(({ previousNumber }) => previousNumber === number);
    expect(linked).toMatchObject({ subject: 'Still no soap' });
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
