import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA, openDesk, TELEGRAM_TOKEN, TOM, type TestDesk } from '../support/desk.ts';
import { metricsOf, type Sample } from '../support/metrics.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openDesk();
  await desk.openEvent();
});
afterAll(() => desk.close());

/** The figure of this name and these labels; 0 where there is none. */
const figure = async (name: string, labels: Sample['labels'] = {}) =>
  (await metricsOf(desk.url()))
    .filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )
    .reduce((sum, { value }) => sum + value, 0);

describe('/metrics', () => {
  test('counts each message that was relayed once, and says the same as /api/v1/delivery', async () => {
    desk.telegram.say(TOM.id, 'Wi-Fi is down');
    const { todoistTaskId } = await desk.ticketWhen(
      1,
      'is on the board',
      (ticket) => ticket.todoistTaskId !== null,
    );
    expect(await figure('pitcrew_tickets', { status: 'new' })).toBe(1);
    desk.todoist.comment(LENA.id, todoistTaskId ?? '', 'Rebooting it');
    await desk.ticketWhen(1, 'has all delivered', ({ messages }) => {
      return messages.length === 2 && messages.every(({ delivery }) => delivery === 'delivered');
    });

    for (const direction of ['in', 'out']) {
      await until(
        'the relay is counted',
        async () => (await figure('pitcrew_relay_seconds_count', { direction })) > 0,
      );
      expect(await figure('pitcrew_relay_seconds_count', { direction })).toBe(1);
    }
    const delivery: Record<'in' | 'out', Record<string, number>> = (
      await desk.ask('GET', '/delivery')
    ).body;
    for (const direction of ['in', 'out'] as const) {
      const { accepted, delivered, failed, pending } = delivery[direction];
      expect({
        accepted: await figure('pitcrew_messages_accepted', { direction }),
        delivered: await figure('pitcrew_messages', { direction, delivery: 'delivered' }),
        failed: await figure('pitcrew_messages', { direction, delivery: 'failed' }),
        pending: await figure('pitcrew_messages', { direction, delivery: 'pending' }),
      }).toEqual({ accepted, delivered, failed, pending });
    }
  });

  test('counts requests that a vendor asks to wait with, by method', async () => {
    const busy = { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 };
    desk.telegram.trouble.failNext('sendMessage', busy);
    desk.todoist.trouble.failNext({ command: 'note_add' }, { status: 429, retryAfter: 1 });
    desk.telegram.say(TOM.id, 'And in hall C');

    const waits = (vendor: string, method: string) => () =>
      figure('pitcrew_vendor_requests_total', { vendor, method, outcome: 'rate-limited' });
    const told = await Promise.all([
      until('Telegram has asked to wait', waits('telegram', 'sendMessage')),
      until('Todoist has asked to wait', waits('todoist', 'POST /sync')),
    ]);
    expect(told).toEqual([1, 1]);
  });

  test('tells of failures by reason', async () => {
    desk.telegram.trouble.block(TOM.id);
    const { todoistTaskId } = await desk.ticket(1);
    desk.todoist.comment(LENA.id, todoistTaskId ?? '', 'Are you there?');

    const failed = await until('the failure is told', () =>
      figure('pitcrew_messages_failed', { direction: 'out', reason: 'blocked' }),
    );
    expect(failed).toBe(1);
  });

  test('holds nothing of people, no token and no id', async () => {
    const text = await (await fetch(`${desk.url()}/metrics`)).text();
    const { todoistTaskId } = await desk.ticket(1);
    for (const secret of [TELEGRAM_TOKEN, 'Tom', 'Lena', 'Wi-Fi', todoistTaskId ?? '-']) {
      expect(text).not.toContain(secret);
    }
  });
});
