import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTracing } from '../../src/tracing/tracing.ts';
import { LENA, openDesk, TOM, type TestDesk } from '../support/desk.ts';
import { keepLog, type LogLine } from '../support/log-lines.ts';
import { until } from '../support/until.ts';

const tracing = createTracing();
const { logger, lines } = keepLog(tracing);
let desk: TestDesk;
let taskId: string;

beforeAll(async () => {
  // What is encrypted must not take the trace with it.
  desk = await openDesk({ logger, tracing, payloadKey: randomBytes(32) });
  await desk.openEvent();
  desk.telegram.say(TOM.id, 'Wi-Fi is down');
  const ticket = await desk.ticketWhen(1, 'is on the board', (seen) => seen.todoistTaskId !== null);
  taskId = ticket.todoistTaskId ?? '';
});
afterAll(() => desk.close());

/** The line of this text and these fields, once it is there. */
const logged = (msg: string, fields: Partial<LogLine>, nth = 0) =>
  until(`a line says "${msg}"`, () =>
    lines
      .filter(
        (line) =>
          line.msg === msg && Object.entries(fields).every(([name, value]) => line[name] === value),
      )
      .at(nth),
  );

describe('log lines', () => {
  test('carry one trace and the ticket through edge, workflow and activity', async () => {
    const edge = await logged('handed to the workflow', { event: 'organizerWrote' });
    const heard = await logged('the workflow heard', { event: 'organizerWrote' });
    const begun = await logged('the activity begins', { activity: 'createTask' });
    const done = await logged('the activity is done', { activity: 'createTask' });

    expect(edge['traceId']).toMatch(/^[\da-f]{32}$/);
    const { traceId } = edge;
    for (const line of [edge, heard, begun, done])
      expect(line).toMatchObject({ traceId, ticket: 1 });
    expect(done).toMatchObject({ level: 'debug', attempt: 1 });
  });

  test('keep apart what two messages caused', async () => {
    desk.telegram.say(TOM.id, 'In hall B');
    desk.telegram.say(TOM.id, 'Since noon');
    const told = await Promise.all(
      [1, 2].map((nth) => logged('handed to the workflow', { event: 'organizerWrote' }, nth)),
    );
    const carried = await Promise.all(
      [0, 1].map((nth) => logged('the activity is done', { activity: 'postComment' }, nth)),
    );

    const traces = told.map(({ traceId }) => traceId);
    expect(new Set(traces).size).toBe(2);
    expect(carried.map(({ traceId }) => traceId)).toEqual(traces);
  });

  test("lead from an agent's comment to the reply", async () => {
    desk.todoist.comment(LENA.id, taskId, 'Rebooting it');
    const { traceId } = await logged('the activity is done', { activity: 'sendReply', ticket: 1 });

    const edge = await logged('handed to the workflow', { event: 'commentSeen', traceId });
    const heard = await logged('the workflow heard', { event: 'commentSeen', traceId });
    expect([edge['ticket'], heard['ticket']]).toEqual([1, 1]);
  });

  test('warn of an activity that fails, with its ticket, its trace and which try it was', async () => {
    desk.todoist.trouble.failNext({ command: 'note_add' }, { status: 503 });
    desk.telegram.say(TOM.id, 'Still down');
    const failed = await logged('the activity failed', { activity: 'postComment' });

    expect(failed).toMatchObject({ level: 'warn', ticket: 1, attempt: 1 });
    const done = await logged('the activity is done', { activity: 'postComment', attempt: 2 });
    expect(done['traceId']).toBe(failed['traceId']);
  });

  test("go on with a caller's trace, where it names one", async () => {
    const traceId = 'ab'.repeat(16);
    await fetch(`${desk.url()}/api/v1/nowhere`, {
      headers: { traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` },
    });

    const request = await logged('request completed', { traceId });
    expect(request).toMatchObject({ req: { path: '/api/v1/nowhere' } });
  });

  test('hold neither texts nor names', () => {
    const log = JSON.stringify(lines);
    for (const said of ['Wi-Fi', 'hall B', 'Rebooting', 'Becker', 'Lena']) {
      expect(log).not.toContain(said);
    }
  });
});
