import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const { History } = proto.temporal.api.history.v1;
const { DescribeWorkflowExecutionResponse } = proto.temporal.api.workflowservice.v1;

describe('a desk with a key for what Temporal stores', () => {
  let desk: TestDesk;
  let client: Client;
  let disconnect = async (): Promise<void> => undefined;
  beforeAll(async () => {
    desk = await openDesk({ payloadKey: randomBytes(32) });
    ({ client, close: disconnect } = await connectClient(desk.temporal));
    await desk.openEvent();
  });
  afterAll(async () => {
    await disconnect();
    await desk.close();
  });

  /** All that the server keeps of a ticket, as it is stored there. */
  const stored = async (number: number) => {
    const workflowId = `ticket-${number}`;
    const history = await client.workflow.getHandle(workflowId).fetchHistory();
    const description = await client.workflowService.describeWorkflowExecution({
      namespace: desk.temporal.namespace,
      execution: { workflowId },
    });
    return Buffer.concat([
      History.encode(history).finish(),
      DescribeWorkflowExecutionResponse.encode(description).finish(),
    ]);
  };

  test('a ticket works as ever, and Temporal holds no word of it', async () => {
    const { telegram, todoist } = desk;
    const vera = await newOrganizer(desk, 'Veronika');
    const { number, taskId } = await vera.opens('Safe code is 4711');
    todoist.assign(LENA.id, taskId, LENA.id);
    await vera.hears('Lena is on');
    todoist.comment(LENA.id, taskId, 'Vault opened');
    await vera.hears('Vault opened');
    await vera.delivered(vera.say('Gold is missing'));

    telegram.trouble.block(vera.id);
    todoist.comment(LENA.id, taskId, 'Police called');
    await until('the reply is refused', () =>
      todoist.comments(taskId).some(({ content }) => content.startsWith('⚠️')),
    );
    telegram.trouble.unblock(vera.id);
    todoist.complete(LENA.id, taskId);
    await vera.hears('is solved');
    vera.press(await vera.hears('is solved'), '🔄 Reopen');
    await vera.hears('is open again');

    const bytes = await stored(number);
    const words = ['Safe code', '4711', 'Vault', 'Gold', 'Police', 'Veronika', 'Lena', 'Hack 2026'];
    expect(words.filter((word) => bytes.includes(word))).toEqual([]);
    // What may be read there is read there: the search looks at the right bytes.
    expect(
      ['HACK', 'claimed', LENA.id, 'binary/encrypted'].filter((word) => !bytes.includes(word)),
    ).toEqual([]);
  });

  test('after a restart, tickets are read with the same key', async () => {
    const wanda = await newOrganizer(desk, 'Wanda');
    const { number, taskId } = await wanda.opens('Lights out');

    await desk.stop();
    await desk.start();

    await wanda.delivered(wanda.say('Still dark'));
    desk.todoist.complete(LENA.id, taskId);
    await wanda.hears(`#${number} is solved`);
    expect(desk.todoist.comments(taskId).map(({ content }) => content)).toEqual([
      `**${wanda.name}:** Still dark`,
    ]);
  });
});
