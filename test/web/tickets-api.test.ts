import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTicketStore } from '../../src/database/ticket-store.ts';
import { openTestApi, type TestApi } from '../support/api.ts';
import { insertEvent, insertTicket, ticketRecord } from '../support/rows.ts';

const AT = Date.UTC(2026, 4, 1, 12);

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});

afterAll(() => api.close());

/** A claimed ticket of event TIX with a reply and a note, said in the wrong order. */
async function givenTicket(): Promise<number> {
  const { orm } = api.database;
  const event = await insertEvent(orm, { code: 'TIX' });
  const { number } = await insertTicket(orm, { eventId: event.id });
  const message = { author: 'Ann', text: 'x', commentId: null };
  await createTicketStore(orm).saveTicket(
    ticketRecord(number, {
      subject: 'No wifi',
      status: 'claimed',
      agent: { id: 'u1', name: 'Ann' },
      task: { id: 'task-1', url: 'https://app.todoist.com/app/task/1' },
      priority: 4,
      categories: ['wifi'],
      claimedAt: AT,
    }),
    [
      {
        type: 'messageAccepted',
        message: { ...message, id: 'td-2', direction: 'note', at: AT + 2 },
      },
      {
        type: 'messageAccepted',
        message: { ...message, id: 'td-1', direction: 'out', at: AT + 1 },
      },
      { type: 'messageFailed', messageId: 'td-1', reason: 'blocked' },
    ],
  );
  return number;
}

describe('tickets', () => {
  it('are shown with all that was said, in order', async () => {
    const number = await givenTicket();

    const { status, body } = await api.ask('GET', `/tickets/${number}`);

    expect(status).toBe(200);
    expect(body).toEqual({
      number,
      event: 'TIX',
      status: 'claimed',
      subject: 'No wifi',
      priority: 'p1',
      categories: ['wifi'],
      organizer: { name: 'Olga Organizer', telegramUserId: expect.any(Number) },
      agent: { todoistUserId: 'u1', name: 'Ann' },
      createdAt: expect.any(String),
      claimedAt: '2026-05-01T12:00:00.000Z',
      firstReplyAt: null,
      resolvedAt: null,
      closedAt: null,
      rating: null,
      reopenedCount: 0,
      previousNumber: null,
      todoistTaskId: 'task-1',
      todoistUrl: 'https://app.todoist.com/app/task/1',
      workflowId: `ticket-${number}`,
      messages: [
        {
          id: 'td-1',
          direction: 'out',
          author: 'Ann',
          text: 'x',
          attachments: [],
          at: '2026-05-01T12:00:00.001Z',
          delivery: 'failed',
          reason: 'blocked',
        },
        expect.objectContaining({ id: 'td-2', direction: 'note', delivery: 'delivered' }),
      ],
    });

    const list = await api.ask('GET', '/tickets?event=tix&status=claimed,new&agent=u1&q=WIFI');
    expect(list.body).toEqual({ items: [body], nextCursor: null });
    const narrow = await api.ask(
      'GET',
      '/tickets?category=wifi&priority=p1&hasFailed=true&rating=',
    );
    expect(narrow.body).toEqual(list.body);
    expect((await api.ask('GET', '/tickets?rating=5')).body).toMatchObject({ items: [] });
    const counts = await api.ask('GET', '/delivery');
    expect(counts.body).toMatchObject({ out: { accepted: 1, failed: 1, reasons: { blocked: 1 } } });
  });

  it('are listed newest first, each once, over pages', async () => {
    const event = await insertEvent(api.database.orm, { code: 'PAGES' });
    const numbers = [];
    for (let count = 0; count < 5; count += 1) {
      numbers.push((await insertTicket(api.database.orm, { eventId: event.id })).number);
    }

    const seen: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await api.ask('GET', `/tickets?event=PAGES&limit=2${next}`);
      const page = body as { items: { number: number }[]; nextCursor: string | null };
      seen.push(...page.items.map((ticket) => ticket.number));
      next = page.nextCursor === null ? null : `&cursor=${page.nextCursor}`;
    }

    expect(seen).toEqual(numbers.toReversed());
  });

  it.each(['status=lost', 'priority=4', 'rating=6', 'limit=many', 'cursor=x', 'colour=red'])(
    'are not listed by ?%s',
    async (query) => {
      const { status, body } = await api.ask('GET', `/tickets?${query}`);

      const errors = body['errors'] as { path: string }[];
      expect([status, errors[0]?.path.split('.')[0]]).toEqual([400, query.split('=')[0]]);
    },
  );

  it.each(['999999', '0', 'abc', '1e3', '99999999999999999999'])(
    'answer 404 for number %s',
    async (number) => {
      expect((await api.ask('GET', `/tickets/${number}`)).status).toBe(404);
    },
  );
});
