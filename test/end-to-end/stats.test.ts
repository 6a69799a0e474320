import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { helpedOrganizer } from '../support/helped-organizer.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openDesk();
  await desk.openEvent();
});

afterAll(() => desk.close());

test('what happens to a ticket is in the statistics', async () => {
  const { number, taskId, answer, reads } = await helpedOrganizer(desk, 'Nora');
  answer('On my way');
  await reads('On my way');
  desk.todoist.complete(LENA.id, taskId);
  await desk.ticketWhen(number, 'is solved', ({ status }) => status === 'resolved');
  desk.todoist.uncomplete(LENA.id, taskId);
  await desk.ticketWhen(number, 'is open again', ({ reopenedCount }) => reopenedCount === 1);

  const stats = await until('all of it is counted', async () => {
    const { body } = await desk.ask('GET', '/stats?event=HACK');
    const told: Record<string, unknown> & { tickets: { reopened: number } } = body;
    return told.tickets.reopened === 1 && told;
  });

  expect(stats).toMatchObject({
    tickets: { opened: 1, solved: 0, reopened: 1, reopenedShare: 1, open: 1, unanswered: 0 },
    firstReplySeconds: { count: 1, target: 1800, withinTarget: 1 },
    resolutionSeconds: { count: 0, p50: null, p90: null },
    messages: { in: 1, out: 1, notes: 0 },
  });
  expect(stats['agents']).toMatchObject([
    { todoistUserId: LENA.id, taken: 1, solved: 0, reopened: 1, open: 1, share: 1 },
  ]);
});
