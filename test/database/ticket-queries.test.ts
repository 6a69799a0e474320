import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countDelivery } from '../../src/database/delivery-counts.ts';
import { createTicketQueries, type TicketFilter } from '../../src/database/ticket-queries.ts';
import { createTicketStore } from '../../src/database/ticket-store.ts';
import type { StoreEffect } from '../../src/domain/effects.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket, ticketRecord } from '../support/rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

describe('listing tickets', () => {
  it('filters by event, status, agent and text, and pages from the newest', async () => {
    const event = await insertEvent(database.orm, { code: 'LIST' });
    const numbers = [];
    for (const row of [
      { subject: '100% broken', status: 'new' as const },
      { subject: 'Wifi', status: 'claimed' as const, agentTodoistId: 'u7', agentName: 'Ann' },
      { subject: 'Power', status: 'closed' as const },
    ]) {
      numbers.push((await insertTicket(database.orm, { eventId: event.id, row })).number);
    }
    const [broken, wifi, power] = numbers;
    const found = async (filter: Omit<TicketFilter, 'event' | 'limit'>, limit = 10) =>
      (await createTicketQueries(database.orm).list({ event: 'list', limit, ...filter })).map(
        (file) => file.ticket.number,
      );

    expect(await found({})).toEqual([power, wifi, broken]);
    expect(await found({}, 2)).toEqual([power, wifi]);
    expect(await found({ before: wifi })).toEqual([broken]);
    expect(await found({ status: ['new', 'claimed'] })).toEqual([wifi, broken]);
    expect(await found({ agent: 'u7' })).toEqual([wifi]);
    expect(await found({ agent: 'ANN' })).toEqual([wifi]);
    expect(await found({ q: '0% b' })).toEqual([broken]);
    expect(await found({ q: 'w_fi' })).toEqual([]);
    expect(await found({ q: `#${power}` })).toEqual([power]);
  });

  it('finds the ticket of a task, with its event', async () => {
    const event = await insertEvent(database.orm);
    const taskId = randomUUID();
    const { number } = await insertTicket(database.orm, {
      eventId: event.id,
      row: { todoistTaskId: taskId },
    });
    const queries = createTicketQueries(database.orm);

    expect(await queries.numberByTaskId(taskId)).toEqual({
      number,
      taskId,
      eventId: event.id,
      eventCode: event.code,
      locale: event.locale,
      replies: event.replies,
      projectId: event.todoistProjectId,
      sections: event.sections,
      organizerName: 'Olga Organizer',
      closedAt: null,
    });
    expect(await queries.numberByTaskId('nobody')).toBeNull();
  });
});

describe('countDelivery', () => {
  it('accounts for every message of both directions, and for no note', async () => {
    const { number } = await insertTicket(database.orm);
    const before = await countDelivery(database.orm);
    const accept = (id: string, direction: 'in' | 'out' | 'note'): StoreEffect => ({
      type: 'messageAccepted',
      message: { id, direction, author: 'A', text: 'x', at: 0, commentId: null },
    });

    await createTicketStore(database.orm).saveTicket(ticketRecord(number), [
      ...['1', '2', '3', '4'].map((id) => accept(id, 'out')),
      accept('5', 'note'),
      accept('6', 'in'),
      { type: 'messageDelivered', messageId: '1', at: 0 },
      { type: 'messageFailed', messageId: '2', reason: 'blocked' },
      { type: 'messageFailed', messageId: '3', reason: 'chat-not-found' },
    ]);

    expect(before).toMatchObject({ in: { accepted: 0 }, out: { accepted: 0, reasons: {} } });
    expect(await countDelivery(database.orm)).toEqual({
      in: { accepted: 1, delivered: 0, failed: 0, pending: 1, possiblyDuplicated: 0, reasons: {} },
      out: {
        accepted: 4,
        delivered: 1,
        failed: 2,
        pending: 1,
        possiblyDuplicated: 0,
        reasons: { blocked: 1, 'chat-not-found': 1 },
      },
    });
  });
});
