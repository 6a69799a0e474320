import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectClock } from '../../src/sandbox/clock.ts';
import { skipTime } from '../../src/sandbox/skip-time.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;

let desk: TestDesk;
let clock: Awaited<ReturnType<typeof connectClock>>;

beforeAll(async () => {
  desk = await openDesk();
  clock = await connectClock({ ...desk.temporal, patience: 2_000 });
  await desk.openEvent();
});

afterAll(async () => {
  await clock.stop();
  await desk.close();
});

/** Moves the clock by a second until the list of workflows, which lags a little, shows one ticket; then by `ms`. */
async function forwardOne(ms: number) {
  await until('one ticket is open', async () => {
    const { moved, busy } = await clock.forward(1_000);
    return moved + busy === 1;
  });
  return clock.forward(ms);
}

test('open tickets are moved ahead, and their timers fire; the clock tells by how much', async () => {
  let told = 0;
  const unsubscribe = clock.onChange(() => {
    told += 1;
  });
  expect(await clock.forward(HOUR)).toEqual({ moved: 0, busy: 0 });
  await until('listeners are told', () => told > 0);
  unsubscribe();
  const nora = await newOrganizer(desk, 'Nora');
  const { number, taskId } = await nora.opens('Badge printer jams');
  desk.todoist.complete(LENA.id, taskId);
  await nora.hears('is solved');
  await desk.ticketWhen(number, 'is resolved', ({ status }) => status === 'resolved');
  const before = clock.ahead();

  expect(await forwardOne(24 * HOUR)).toEqual({ moved: 1, busy: 0 });

  await nora.hears(`#${number} is closed`);
  const { client, close } = await connectClient(desk.temporal);
  const workflowId = `ticket-${number}`;
  const state = async () => (await client.workflow.getHandle(workflowId).describe()).status.name;
  await until('it is over', async () => (await state()) === 'COMPLETED');
  expect(await skipTime(client, workflowId, HOUR)).toBeNull();
  await close();
  expect(clock.ahead() - before).toBeGreaterThanOrEqual(24 * HOUR);
});

test('a ticket that waits for a vendor follows when it is done', async () => {
  const olga = await newOrganizer(desk, 'Olga');
  const { number, taskId } = await olga.opens('No chairs');
  desk.telegram.trouble.down(true);
  desk.todoist.complete(LENA.id, taskId);
  await desk.ticketWhen(number, 'is resolved', ({ status }) => status === 'resolved');

  expect(await forwardOne(25 * HOUR)).toEqual({ moved: 0, busy: 1 });
  expect(await desk.ticket(number)).toMatchObject({ status: 'resolved' });

  desk.telegram.trouble.down(false);
  await olga.hears(`#${number} is closed`);
});
