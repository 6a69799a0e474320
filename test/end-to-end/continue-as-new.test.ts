import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { Tickets } from '../../src/temporal/tickets.ts';
import { startTemporal, type EmbeddedTemporal } from '../../src/embedded/temporal.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { connectOperator } from '../support/operator.ts';
import { newOrganizer } from '../support/organizer.ts';
import { serverOf, TEST_TEMPORAL_CLI } from '../support/servers.ts';
import { until } from '../support/until.ts';

/** Events after which this server wants a workflow to continue as a new one; a few messages make as many. */
const EVENTS_PER_RUN = 60;

describe('a ticket that outgrows one run of its workflow', () => {
  let temporal: EmbeddedTemporal;
  let desk: TestDesk;
  let client: Client;
  let tickets: Tickets;
  let disconnect = async (): Promise<void> => undefined;
  beforeAll(async () => {
    temporal = await startTemporal({
      dataDir: null,
      cliPath: serverOf(TEST_TEMPORAL_CLI),
      ui: false,
      searchAttributes: {},
      dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': EVENTS_PER_RUN },
      progress: () => undefined,
    });
    desk = await openDesk({ temporal });
    ({ client, tickets, close: disconnect } = await connectOperator(desk.temporal));
    await desk.openEvent();
  });
  afterAll(async () => {
    await disconnect();
    await desk.close();
    await temporal.stop();
  });

  const runsOf = async (number: number) => {
    const runs: string[] = [];
    for await (const { runId } of client.workflow.list({
      query: `WorkflowId = 'ticket-${number}'`,
    })) {
      runs.push(runId);
    }
    return runs.length;
  };

  test('both sides go on as if nothing had happened', async () => {
    const { todoist } = desk;
    const sara = await newOrganizer(desk, 'Sara');
    const { number, taskId, message: request } = await sara.opens('Stream is choppy');
    todoist.assign(LENA.id, taskId, LENA.id);
    await sara.hears('Lena is on');

    const written = Array.from({ length: 20 }, (_, index) => `Word ${index + 1}`);
    const answered = Array.from({ length: 8 }, (_, index) => `Answer ${index + 1}`);
    for (const text of written) sara.say(text);
    for (const text of answered) todoist.comment(LENA.id, taskId, text);
    await sara.hears('Answer 8');
    await until('the last word is on the board', () =>
      todoist.comments(taskId).some(({ content }) => content.endsWith('Word 20')),
    );
    await until('it took several runs', async () => (await runsOf(number)) > 2);

    const posted = todoist.comments(taskId).filter(({ content }) => content.startsWith('**Sara'));
    expect(posted.map(({ content }) => content)).toEqual(
      written.map((text) => `**${sara.name}:** ${text}`),
    );
    const replies = sara.heard().filter(({ text }) => text.startsWith('Lena\n'));
    expect(replies.map(({ text }) => text)).toEqual(answered.map((text) => `Lena\n${text}`));

    // A claim, an end and a return after many runs: who holds it, and which message began it, was carried along.
    expect(await desk.ticket(number)).toMatchObject({
      status: 'claimed',
      agent: { todoistUserId: LENA.id },
      subject: 'Stream is choppy',
    });
    todoist.complete(LENA.id, taskId);
    await sara.hears('is solved');
    const last = sara.say('Not quite');
    await sara.delivered(last);
    const { messages, reopenedCount } = await desk.ticketWhen(
      number,
      'is claimed again',
      (ticket) =>
        ticket.status === 'claimed' &&
        ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );
    expect(reopenedCount).toBe(1);
    expect(messages.filter(({ direction }) => direction === 'in')).toHaveLength(22);
    expect(messages.filter(({ direction }) => direction === 'out')).toHaveLength(8);
    await sara.delivered(request);

    // Operators still find it. (Its summary is gone: the server gives none to a run that another continues.)
    await until('the last run is found by status and holder', async () => {
      const query = `ExecutionStatus = 'Running' AND TicketStatus = 'claimed' AND Agent = '${LENA.id}'`;
      for await (const { workflowId } of client.workflow.list({ query })) {
        if (workflowId === `ticket-${number}`) return true;
      }
      return false;
    });
  });

  test('a run of messages keeps its one receipt, and a redelivered message is known again', async () => {
    const { telegram, todoist } = desk;
    const theo = await newOrganizer(desk, 'Theo');
    const { number, taskId } = await theo.opens('Lost a jacket');
    const words = Array.from({ length: 25 }, (_, index) => theo.say(`Clue ${index + 1}`));
    for (const word of words) await theo.delivered(word);
    await theo.hears('25 messages added');
    await until('it took several runs', async () => (await runsOf(number)) > 1);

    expect(theo.heard().filter(({ text }) => text.includes('added to'))).toHaveLength(1);

    const updates = telegram.updates() as { update_id: number; message?: { text?: string } }[];
    const seen = updates.find(({ message }) => message?.text === 'Clue 1');
    telegram.redeliver(seen?.update_id ?? 0);
    await theo.delivered(theo.say('Clue 26'));
    const clues = todoist.comments(taskId).map(({ content }) => content.split('** ').at(-1));
    expect(clues).toEqual(Array.from({ length: 26 }, (_, index) => `Clue ${index + 1}`));
  });

  test('an operator who acts meanwhile is answered, and what they do is done once', async () => {
    const { todoist } = desk;
    const vic = await newOrganizer(desk, 'Vic');
    const { number, taskId } = await vic.opens('Where do we park?');
    const note = async (nth: number) => {
      const asked = { type: 'note', author: 'Max', text: `Note ${nth}` } as const;
      expect(await tickets.act(number, asked, `note-${nth}`)).toEqual({ outcome: 'done' });
    };
    const numbers = Array.from({ length: 20 }, (_, nth) => nth + 1);

    for (const nth of numbers) {
      await Promise.all([note(nth), vic.delivered(vic.say(`Word ${nth}`))]);
    }
    await until('it took several runs', async () => (await runsOf(number)) > 2);
    // Asked for again, of a run that has never heard of it.
    for (const nth of [1, 10, 20]) await note(nth);
    await vic.delivered(vic.say('Found it'));

    const shown = todoist.comments(taskId).map(({ content }) => content);
    expect(shown.filter((text) => text.startsWith('// '))).toEqual(
      numbers.map((nth) => `// ℹ️ **Max:** Note ${nth}`),
    );
    const { memo } = await client.workflow.getHandle(`ticket-${number}`).describe();
    expect(memo).toEqual({ ticket: `#${number} · Where do we park? · Hack 2026` });
  });

  test('a race that is lost just after a new run is still seen to be lost', async () => {
    const { todoist } = desk;
    const uma = await newOrganizer(desk, 'Uma');
    const { number, taskId } = await uma.opens('Which bus?');
    for (const text of ['Number 5', 'or 7', 'or 9', 'or 12', 'or 14', 'or 20']) {
      await uma.delivered(uma.say(text));
    }
    await until('it has a second run', async () => (await runsOf(number)) > 1);

    todoist.assign(LENA.id, taskId, LENA.id);
    await desk.ticketWhen(number, 'is claimed', ({ status }) => status === 'claimed');
    todoist.assign(MAX.id, taskId, MAX.id);

    await until('Max is told', () =>
      todoist.comments(taskId).some(({ content }) => content.includes('Lena Berg was first')),
    );
    await until('the card is given back', () => todoist.task(taskId)?.responsibleUid === LENA.id);
    expect(await desk.ticket(number)).toMatchObject({ agent: { todoistUserId: LENA.id } });
  });
});
