import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MessageEntity } from '../../src/database/entities/message.ts';
import { createTicketPages, type TicketPages } from '../../src/database/ticket-pages.ts';
import type { TicketChoice } from '../../src/database/ticket-conditions.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';
import { statementsOf } from '../support/statements.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 1, 1, 12, minute));

let database: TestDatabase;
let pages: TicketPages;

beforeAll(async () => {
  database = await openTestDatabase();
  pages = createTicketPages(database.orm);
});

afterAll(() => database.close());

type Said = [
  direction: 'in' | 'out' | 'note',
  minute: number,
  text?: string,
  delivery?: 'failed' | 'pending',
];

async function say(ticket: number, ...messages: Said[]): Promise<void> {
  const em = database.orm.em.fork();
  for (const [direction, minute, text = 'x', delivery = 'delivered'] of messages) {
    em.create(MessageEntity, {
      id: randomUUID(),
      ticket,
      organizer: null,
      direction,
      author: 'Olga Organizer',
      text,
      at: at(minute),
      delivery,
    });
  }
  await em.flush();
}

type Row = NonNullable<Parameters<typeof insertTicket>[1]>['row'];

/** An event, and a ticket for each row. */
async function given(...rows: Row[]): Promise<{ event: string; numbers: number[] }> {
  const { id, code } = await insertEvent(database.orm);
  const numbers: number[] = [];
  for (const row of rows) {
    numbers.push((await insertTicket(database.orm, { eventId: id, row })).number);
  }
  return { event: code, numbers };
}

describe('a page of tickets', () => {
  it('is narrowed by label, priority, rating and failed messages, and tells how many there are', async () => {
    const { event, numbers } = await given(
      { categories: ['wifi', 'hall'] },
      { priority: 4, status: 'closed', rating: 5 },
      {},
    );
    const [labelled, urgent, failed] = numbers;
    await say(failed ?? 0, ['out', 1, 'x', 'failed'], ['out', 2, 'x', 'failed']);
    const found = async (choice: TicketChoice) => {
      const page = await pages.page({ event, ...choice }, { order: 'newest', limit: 9 });
      return [page.total, ...page.tickets.map(({ number }) => number)];
    };

    expect(await found({})).toEqual([3, failed, urgent, labelled]);
    expect(await found({ category: 'wifi' })).toEqual([1, labelled]);
    expect(await found({ category: 'wi' })).toEqual([0]);
    expect(await found({ priority: 4 })).toEqual([1, urgent]);
    expect(await found({ rating: 5 })).toEqual([1, urgent]);
    expect(await found({ rating: 4 })).toEqual([0]);
    expect(await found({ hasFailed: true })).toEqual([1, failed]);
    const { tickets } = await pages.page({ event }, { order: 'newest', limit: 1 });
    expect(tickets[0]).toMatchObject({ failed: 2, eventCode: event, status: 'new' });
  });

  it('finds words in any language, whatever their case, and takes signs of patterns as they are', async () => {
    const { event, numbers } = await given(
      { subject: 'Розетка' },
      {},
      { subject: 'Ünal needs 5%' },
    );
    const [socket, said, percent] = numbers;
    await say(said ?? 0, ['in', 1, 'Не работает РОЗЕТКА у сцены'], ['note', 2, 'Straße']);
    const found = async (q: string) => {
      const page = await pages.page({ event, q }, { order: 'newest', limit: 9 });
      return page.tickets.map(({ number }) => number);
    };

    expect(await found('розетка')).toEqual([said, socket]);
    expect(await found('ÜNAL')).toEqual([percent]);
    expect(await found('5%')).toEqual([percent]);
    expect(await found('straße')).toEqual([said]);
    expect(await found('_')).toEqual([]);
    expect(await found('\\')).toEqual([]);
    expect(await found(`#${socket}`)).toEqual([socket]);
  });

  it('knows who waits for an answer, and since when', async () => {
    const { event, numbers } = await given({}, {}, {}, {}, { status: 'resolved' }, {});
    const [answered, waits, silent, unanswered, over, withdrawn] = numbers.map((number) => number);
    await say(answered ?? 0, ['in', 1], ['out', 2], ['note', 3]);
    await say(waits ?? 0, ['in', 1], ['out', 4], ['in', 5], ['in', 6], ['note', 7]);
    await say(unanswered ?? 0, ['in', 3], ['out', 8, 'x', 'failed']);
    await say(over ?? 0, ['in', 1]);
    await say(withdrawn ?? 0, ['in', 2]);
    await database.orm.em
      .fork()
      .nativeUpdate(MessageEntity, { ticket: withdrawn ?? 0 }, { withdrawnAt: at(3) });

    const page = await pages.page({ event }, { order: 'waiting', limit: 9 });

    expect(
      page.tickets.map(({ number, waitingSince, lastSide }) => [number, waitingSince, lastSide]),
    ).toEqual([
      [unanswered, at(3), 'out'],
      [waits, at(5), 'in'],
      [answered, null, 'out'],
      [silent, null, null],
      [over, null, 'in'],
      [withdrawn, null, 'in'],
    ]);
  });

  it.each(['newest', 'waiting'] as const)(
    'goes on where the one before ended, by %s',
    async (order) => {
      const { event, numbers } = await given({}, {}, {}, {}, {});
      await say(numbers[1] ?? 0, ['in', 5]);
      await say(numbers[3] ?? 0, ['in', 5]);
      const whole = await pages.page({ event }, { order, limit: 9 });

      const seen: number[] = [];
      let after: string | undefined;
      do {
        const page = await pages.page({ event }, { order, after, limit: 2 });
        expect(page.total).toBe(5);
        seen.push(...page.tickets.map(({ number }) => number));
        after = page.next ?? undefined;
      } while (after !== undefined);

      expect(seen).toEqual(whole.tickets.map(({ number }) => number));
      expect(new Set(seen)).toEqual(new Set(numbers));
    },
  );

  it('takes what is no place for the first page', async () => {
    const { event, numbers } = await given({});
    for (const after of ['', 'x', '1;2', '1.2.3', `9'--`, '1e9.1']) {
      const { tickets } = await pages.page({ event }, { order: 'newest', after, limit: 2 });
      expect(tickets.map(({ number }) => number)).toEqual(numbers);
    }
  });

  it('takes one statement, however many tickets it shows', async () => {
    const { event } = await given(...Array.from({ length: 12 }, () => ({})));
    let shown = 0;

    const asked = await statementsOf(database.url, async (orm) => {
      const page = { order: 'waiting', limit: 10 } as const;
      shown = (await createTicketPages(orm).page({ event }, page)).tickets.length;
    });

    expect(shown).toBe(10);
    expect(asked).toHaveLength(1);
  });
});

it('names all agents that tickets may be looked up by, and all labels', async () => {
  await given({ categories: ['zzz', 'aaa'] }, { categories: ['aaa'] });

  const { categories } = await pages.facets();

  expect(categories).toEqual(expect.arrayContaining(['aaa', 'zzz']));
  expect(categories.filter((each) => each === 'aaa')).toHaveLength(1);
});
