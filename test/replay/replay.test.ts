import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { createLogger } from '../../src/logger.ts';
import { traceSinks } from '../../src/temporal/trace-sinks.ts';
import { LENA, openDesk, TOM, type TestDesk } from '../support/desk.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

/** Recorded as protobuf's own bytes: its JSON form does not survive the module registry of jest. */
const { History } = proto.temporal.api.history.v1;
const HISTORIES = fileURLToPath(new URL('histories/', import.meta.url));
const pathOf = (file: string) => fileURLToPath(new URL(`../../workflows/${file}`, import.meta.url));
/** With the interceptors that the desk's own worker has. */
const workflows = {
  workflowsPath: pathOf('index.ts'),
  interceptors: { workflowModules: [pathOf('trace/interceptors.ts')] },
  sinks: traceSinks(createLogger({ level: 'silent' })),
};

/** Set to a file name such as `2026-12-01-files.binpb`, it keeps the history that the first test makes. */
const RECORD_AS = process.env['PITCREW_RECORD_HISTORY'];

describe('histories of tickets replay against the workflows of today', () => {
  test('one that was made just now', async () => {
    const desk = await openDesk();
    const { client, close } = await connectClient(desk.temporal);
    try {
      await desk.openEvent();
      await playTicket(desk, client.workflow.getHandle('ticket-1'));
      const history = await client.workflow.getHandle('ticket-1').fetchHistory();

      await Worker.runReplayHistory(workflows, history, 'ticket-1');

      expect(history.events?.length).toBeGreaterThan(50);
      if (RECORD_AS) {
        mkdirSync(HISTORIES, { recursive: true });
        writeFileSync(`${HISTORIES}${RECORD_AS}`, History.encode(history).finish());
      }
    } finally {
      await close();
      await desk.close();
    }
  });

  const recorded = existsSync(HISTORIES) ? readdirSync(HISTORIES) : [];
  test.each(recorded.map((file) => [file]))('%s', async (file) => {
    const history = History.decode(readFileSync(`${HISTORIES}${file}`));

    await expect(Worker.runReplayHistory(workflows, history, 'ticket-1')).resolves.toBeUndefined();
  });
});

/** A ticket with everything in it that a ticket can do; it ends by Cancel, so that its workflow is complete. */
async function playTicket(desk: TestDesk, workflow: WorkflowHandle): Promise<void> {
  const { telegram, todoist } = desk;
  const reads = (text: string) =>
    until(`Tom reads "${text}"`, () =>
      telegram
        .chat(TOM.id)
        .findLast((message) => message.from === 'bot' && message.text.includes(text)),
    );
  telegram.say(TOM.id, 'No power on table 7');
  const ticket = await desk.ticketWhen(
    1,
    'is on the board',
    ({ todoistTaskId }) => todoistTaskId !== null,
  );
  const taskId = ticket.todoistTaskId ?? '';
  todoist.assign(LENA.id, taskId, LENA.id);
  await reads('Lena is on #1');
  todoist.comment(LENA.id, taskId, 'Which socket?');
  await reads('Which socket?');
  todoist.move(LENA.id, taskId, 'Waiting');
  await reads('waiting for you');
  telegram.say(TOM.id, 'The one below the table');
  telegram.say(TOM.id, 'And the one beside it');
  await reads('2 messages added');
  todoist.complete(LENA.id, taskId);
  const solved = await reads('is solved');
  telegram.press(TOM.id, TOM.id, solved.messageId, '4 ★');
  await reads('You gave 4 of 5');
  telegram.press(TOM.id, TOM.id, solved.messageId, '🔄 Reopen');
  await reads('is open again');
  todoist.assign(LENA.id, taskId, null);
  await reads('back in the queue');
  await workflow.executeUpdate('claim', { args: [LENA.email] });
  await desk.ticketWhen(1, 'is claimed', ({ status }) => status === 'claimed');
  telegram.trouble.block(TOM.id);
  await workflow.executeUpdate('reply', { args: [{ author: 'Max', text: 'Are you there?' }] });
  await until('it is said that he is not', () =>
    todoist.comments(taskId).some(({ content }) => content.includes('blocked the bot')),
  );
  telegram.trouble.unblock(TOM.id);
  await workflow.signal('resend');
  await reads('Are you there?');
  await desk.ticketWhen(1, 'has the reply as delivered', ({ messages }) =>
    messages.some(({ text, delivery }) => text === 'Are you there?' && delivery === 'delivered'),
  );
  await workflow.signal('release');
  await desk.ticketWhen(1, 'is new again', ({ status }) => status === 'new');
  telegram.say(TOM.id, '/my');
  telegram.press(TOM.id, TOM.id, (await reads('Your requests')).messageId, '● #1');
  const card = await until('the card is open', () =>
    telegram
      .chat(TOM.id)
      .find(({ buttons }) => buttons.flat().some(({ text }) => text === 'Cancel request')),
  );
  telegram.press(TOM.id, TOM.id, card.messageId, 'Cancel request');
  await reads('is cancelled');
  await desk.ticketWhen(1, 'is closed', ({ status }) => status === 'closed');
}
