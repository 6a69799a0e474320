import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTracing } from '../../src/tracing/open-tracing.ts';
import type { Tracing } from '../../src/tracing/tracing.ts';
import { openDesk, TOM, type TestDesk } from '../support/desk.ts';
import { receiveTraces, type SentSpan } from '../support/otlp-receiver.ts';
import { until } from '../support/until.ts';

let receiver: Awaited<ReturnType<typeof receiveTraces>>;
let tracing: Tracing;
let desk: TestDesk;

beforeAll(async () => {
  receiver = await receiveTraces();
  tracing = await openTracing(receiver.endpoint, 'all');
  desk = await openDesk({ tracing, telegramMode: 'webhook' });
  await desk.openEvent();
});
afterAll(async () => {
  await desk.close();
  await tracing.close();
  await receiver.close();
});

test('a request is one trace, from its webhook through an activity to the call of the vendor', async () => {
  desk.telegram.say(TOM.id, 'Wi-Fi is down');

  const way = await until('the call that makes the card is traced to its webhook', () =>
    receiver.spans
      .filter(({ name }) => name === 'todoist POST /sync')
      .map(wayTo)
      .find(([first]) => first?.name === 'POST'),
  );
  expect(way.map(({ name }) => name)).toEqual([
    'POST',
    'telegram update',
    'tell organizerWrote',
    'activity createTask',
    'todoist POST /sync',
  ]);
  await until('what the organizer is told is of the same trace', () =>
    receiver.spans.find(
      ({ name, traceId }) => name === 'telegram sendMessage' && traceId === way[0]?.traceId,
    ),
  );
});

/** The steps that led to a span, the first of them first. */
function wayTo(span: SentSpan): SentSpan[] {
  const parent = receiver.spans.find(
    ({ traceId, spanId }) => traceId === span.traceId && spanId === span.parentSpanId,
  );
  return parent ? [...wayTo(parent), span] : [span];
}
