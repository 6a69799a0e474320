import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import type { Tickets } from '../../src/temporal/tickets.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { helpedOrganizer } from '../support/helped-organizer.ts';
import { connectOperator } from '../support/operator.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
let client: Client;
let tickets: Tickets;
let disconnect = async (): Promise<void> => undefined;
beforeAll(async () => {
  desk = await openDesk();
  ({ client, tickets, close: disconnect } = await connectOperator(desk.temporal));
  await desk.openEvent();
  await until('the agents are known', async () => {
    const { body } = await desk.ask('GET', '/agents');
    return (body as { items: unknown[] }).items.length === 2;
  });
});
afterAll(async () => {
  await disconnect();
  await desk.close();
});

const workflowOf = (number: number) => client.workflow.getHandle(`ticket-${number}`);
const commentsOf = (taskId: string) => desk.todoist.comments(taskId).map(({ content }) => content);

/** What the ticket says to an update of an operator; null where it is done. */
async function update(number: number, name: string, ...args: unknown[]): Promise<string | null> {
  try {
    await workflowOf(number).executeUpdate(name, { args: args as [unknown] });
    return null;
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError)) throw error;
    return error.cause?.message ?? '';
  }
}

describe('an operator', () => {
  test('gives a ticket to an agent, whose name is enough, and then to another', async () => {
    const organizer = await newOrganizer(desk, 'Ada');
    const { number, taskId } = await organizer.opens('Projector is dead');
    const responsible = () => desk.todoist.task(taskId)?.responsibleUid;

    expect(await update(number, 'claim', 'lena')).toBeNull();
    await organizer.hears('Lena is on');
    await until('the card is hers', () => responsible() === LENA.id);

    expect(await update(number, 'claim', 7002)).toBeNull();
    await organizer.hears('Max goes on');
    await until('the card is his', () => responsible() === MAX.id);
    expect(await update(number, 'claim', { id: MAX.id, name: MAX.name })).toBe(
      `This agent holds #${number} already.`,
    );
    expect(await update(number, 'claim', 'Nobody')).toMatch(/^There is no agent/);
    expect(await update(number, 'claim')).toMatch(/^Say who/);
    expect(await desk.ticket(number)).toMatchObject({ agent: { todoistUserId: MAX.id } });
  });

  test('takes a ticket through its whole life by signals, as a filtered list gets them', async () => {
    const organizer = await newOrganizer(desk, 'Bob');
    const { number, taskId } = await organizer.opens('No water');
    const signal = async (name: string, ...args: unknown[]) =>
      workflowOf(number).signal(name, ...args);

    await signal('release');
    await signal('claim', LENA.email);
    await organizer.hears('Lena is on');
    await signal('release');
    await organizer.hears('back in the queue');
    await signal('note', { author: 'Max', text: 'bring a bottle' });
    await signal('resolve');
    await organizer.hears('is solved');
    await until('the card is completed', () => desk.todoist.task(taskId)?.checked);
    await signal('reopen');
    await organizer.hears('is open again');
    await signal('reply', 'Somebody is on the way');
    await organizer.hears('Operator\nSomebody is on the way');
    await signal('close');
    await organizer.hears('is closed');
    const { messages } = await desk.ticketWhen(
      number,
      'is closed, and all is delivered',
      (ticket) =>
        ticket.status === 'closed' &&
        ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );

    expect(messages.map(({ direction, author, text }) => [direction, author, text])).toEqual([
      ['in', organizer.name, 'No water'],
      ['note', 'Max', 'bring a bottle'],
      ['out', 'Operator', 'Somebody is on the way'],
    ]);
    expect(commentsOf(taskId)).toEqual([
      'ℹ️ An operator gave this back to the queue.',
      '// ℹ️ **Max:** bring a bottle',
      'ℹ️ An operator marked this as solved.',
      'ℹ️ An operator opened this again.',
      `ℹ️ **Operator → ${organizer.name}:** Somebody is on the way`,
      'ℹ️ An operator closed this for good.',
    ]);
    expect(organizer.heard().filter(({ text }) => text.includes('back in the queue'))).toHaveLength(
      1,
    );
    expect(organizer.heard().filter(({ text }) => text.includes('bottle'))).toEqual([]);
  });

  test('who requests the cancellation of a workflow closes its ticket, and nobody is left without word', async () => {
    const organizer = await newOrganizer(desk, 'Ivo');
    const { number, taskId } = await organizer.opens('The lift is stuck');

    await workflowOf(number).cancel();

    await organizer.hears(`#${number} is closed`);
    await until('the card is completed', () => desk.todoist.task(taskId)?.checked);
    expect(commentsOf(taskId)).toEqual(['ℹ️ An operator closed this for good.']);
    await desk.ticketWhen(number, 'is closed', ({ status }) => status === 'closed');
    await until('its workflow has ended', async () => {
      const { status } = await workflowOf(number).describe();
      return status.name === 'COMPLETED';
    });
  });

  test('is told what makes no sense, and what is over', async () => {
    const organizer = await newOrganizer(desk, 'Cleo');
    const { number } = await organizer.opens('Too cold');
    const act = (name: 'release' | 'reopen' | 'resend' | 'close' | 'resolve') =>
      tickets.act(number, { type: name }, randomUUID());
    const refused = (reason: string) => ({ outcome: 'refused', reason });

    expect(await act('release')).toEqual(refused(`Nobody holds #${number}.`));
    expect(await act('reopen')).toEqual(refused(`#${number} is open already.`));
    expect(await act('resend')).toEqual(refused(`Nothing of #${number} has failed.`));
    expect(await tickets.act(number, { type: 'note', author: 'Max', text: ' ' }, 'n')).toEqual(
      refused('There is nothing to say: the text is empty.'),
    );
    expect(await act('close')).toEqual({ outcome: 'done' });
    await organizer.hears('is closed');
    await until('the workflow is over', async () => {
      const { status } = await workflowOf(number).describe();
      return status.name === 'COMPLETED';
    });
    expect(await act('resolve')).toEqual({ outcome: 'ended' });
    expect(await tickets.act(9_999, { type: 'close' }, randomUUID())).toEqual({
      outcome: 'ended',
    });
  });

  test('says a thing once, however often it is asked for', async () => {
    const { organizer, number, taskId, settles } = await helpedOrganizer(desk, 'Dora');
    const said = { type: 'reply', author: 'Tom Lead', text: 'We are **sorry**' } as const;

    const outcomes = await Promise.all([
      tickets.act(number, said, 'form-1'),
      tickets.act(number, said, 'form-1'),
    ]);
    expect(outcomes).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
    expect(await tickets.act(number, said, 'form-1')).toEqual({ outcome: 'done' });
    await organizer.hears('sorry');
    await settles();

    const heard = organizer.heard().filter(({ text }) => text.includes('sorry'));
    expect(heard.map(({ text }) => text)).toEqual(['Tom Lead\nWe are sorry']);
    const shown = commentsOf(taskId).filter((text) => text.includes('sorry'));
    expect(shown).toEqual([`ℹ️ **Tom Lead → ${organizer.name}:** We are **sorry**`]);
    const { messages } = await desk.ticket(number);
    expect(messages.filter(({ text }) => text.includes('sorry'))).toMatchObject([
      { id: `op-${number}-form-1`, direction: 'out', author: 'Tom Lead', delivery: 'delivered' },
    ]);
  });

  test('sends again what a blocked bot could not deliver, and finds it in the list until then', async () => {
    const { organizer, number, answer, warnings, reads } = await helpedOrganizer(desk, 'Ella');
    const failing = async () => {
      const query = `TicketStatus = 'claimed' AND Delivery = 'failing'`;
      for await (const { workflowId } of client.workflow.list({ query })) {
        if (workflowId === `ticket-${number}`) return true;
      }
      return false;
    };
    desk.telegram.trouble.block(organizer.id);
    answer('Open the window');
    await until('Lena is told', () => warnings().length === 1);
    await until('it is in the list of failing ones', failing);
    expect(await update(number, 'resend', 'td-nosuch')).toMatch(/^This message has not failed/);

    desk.telegram.trouble.unblock(organizer.id);
    expect([null, `Nothing of #${number} has failed.`]).toContain(await update(number, 'resend'));
    await reads('Open the window');
    await until('it is in the list no more', async () => !(await failing()));
  });
});
