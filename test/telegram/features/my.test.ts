import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MessageEntity } from '../../../src/database/entities/message.ts';
import { TicketEntity, type TicketRow } from '../../../src/database/entities/ticket.ts';
import type { SimMessage } from '../../../src/sandbox/telegram-server.ts';
import { openBot, type TestBot } from '../../support/bot.ts';
import { newPerson, type TestPerson } from '../../support/person.ts';
import { insertEvent } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

let bot: TestBot;
let events: number[];
let tom: TestPerson;
let tomId: number;

beforeAll(async () => {
  bot = await openBot();
  events = [];
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    events.push((await insertEvent(bot.database.orm, { code: name, name })).id);
  }
});

afterAll(() => bot.close());

beforeEach(async () => {
  tom = newPerson(bot.telegram, { firstName: 'Tom' });
  tom.say('/start Alpha');
  await tom.hears('Welcome');
  tomId = (await bot.stores.organizers.byTelegramId(tom.id))?.id ?? 0;
});

/** A ticket of Tom's, as the read model has it; nobody runs its workflow. */
async function stored(row: Partial<Omit<TicketRow, 'event'>> & { event?: number } = {}) {
  const em = bot.database.orm.em.fork();
  const number = await em.insert(TicketEntity, {
    event: events[0] ?? 0,
    organizer: tomId,
    subject: 'Help',
    origin: randomUUID(),
    createdAt: new Date(),
    ...row,
  });
  return Number(number);
}

async function said(
  number: number,
  message: { direction: 'in' | 'out' | 'note'; text: string; minutes: number; author?: string },
  row: object = {},
): Promise<void> {
  const { direction, text, minutes, author = 'Lena' } = message;
  await bot.database.orm.em.fork().insert(MessageEntity, {
    id: randomUUID(),
    ticket: number,
    organizer: tomId,
    direction,
    author,
    text,
    at: ago(minutes),
    delivery: 'delivered',
    deliveredAt: ago(minutes),
    ...row,
  });
}

/** A request of Tom's by the bot itself, with a workflow that hears of presses. */
async function asked(text: string): Promise<number> {
  tom.say('/new');
  tom.say(text);
  return until('the request has a ticket', async () => {
    const ticket = await bot.database.orm.em.fork().findOne(TicketEntity, { subject: text });
    return ticket?.number;
  });
}

async function my(): Promise<SimMessage> {
  const before = tom.heard().length;
  tom.say('/my');
  return until('the list is shown', () => tom.heard()[before]);
}

const buttonsOf = (message: SimMessage) => message.buttons.flat().map(({ text }) => text);
const numbersIn = ({ text }: SimMessage) =>
  [...text.matchAll(/#(\d+) /g)].map(([, n]) => Number(n));

describe('the list', () => {
  it('is empty at first', async () => {
    expect((await my()).text).toContain('No requests yet');
  });

  it('turns through 60 tickets of 3 events, eight on a page, each once', async () => {
    const numbers: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const event = events[n % 3];
      const status = (['new', 'claimed', 'waiting', 'resolved', 'closed'] as const)[n % 5];
      numbers.push(
        await stored({
          event,
          status,
          subject: `Subject ${n} ${'<&>'.repeat(60)}`,
          createdAt: ago(n),
        }),
      );
    }
    let page = await my();
    const seen = numbersIn(page);
    expect(page.text).toContain('Your requests, page 1 of 8');
    expect(page.text).toMatch(/ · (Alpha|Beta|Gamma)\n/);
    expect(buttonsOf(page)).toEqual([...seen.map((number) => `#${number}`), '2 ▶']);

    for (let next = 2; next <= 8; next += 1) {
      await tom.presses(page, `${next} ▶`);
      page = await tom.sees(page, `page ${next} of 8`);
      expect(page.text.length).toBeLessThan(4096);
      seen.push(...numbersIn(page));
    }

    expect(seen.toSorted((a, b) => a - b)).toEqual(numbers);
    const statuses = await bot.database.orm.em.fork().find(TicketEntity, { number: { $in: seen } });
    const isOver = seen.map((number) =>
      ['resolved', 'closed'].includes(
        statuses.find((each) => each.number === number)?.status ?? '',
      ),
    );
    expect(isOver).toEqual([...Array(36).fill(false), ...Array(24).fill(true)]);
    expect(buttonsOf(page).at(-1)).toBe('◀ 7');
    await tom.presses(page, '◀ 7');
    await tom.sees(page, 'page 7 of 8');
  });

  it('puts first where something happened last, and marks what Tom has not read', async () => {
    const old = await stored({ subject: 'Old but answered', createdAt: ago(500) });
    const fresh = await stored({ subject: 'Fresh', createdAt: ago(30) });
    const read = await stored({ subject: 'Read', createdAt: ago(90), organizerSeenAt: ago(5) });
    await said(old, { direction: 'out', text: 'Here you are', minutes: 2 });
    await said(read, { direction: 'out', text: 'Read already', minutes: 50 });
    await said(fresh, { direction: 'note', text: 'secret', minutes: 1 });

    const list = await my();

    expect(numbersIn(list)).toEqual([old, fresh, read]);
    expect(list.text).toContain(`● #${old} Old but answered`);
    expect(list.text.match(/●/g)).toHaveLength(1);
    expect(buttonsOf(list)).toEqual([`● #${old}`, `#${fresh}`, `#${read}`]);
    expect(list.text).not.toContain('Alpha');
    await tom.presses(list, `● #${old}`);
    await tom.sees(list, 'Here you are');
    expect((await my()).text).not.toContain('●');
  });
});

describe('a card', () => {
  it('shows who said what, when, without notes and what was taken back', async () => {
    const number = await stored({ subject: 'Wi-Fi', status: 'claimed', agentName: 'Lena Berg' });
    await said(number, { direction: 'in', text: 'It is <down>', minutes: 70, author: 'Tom Guest' });
    await said(number, { direction: 'out', text: 'Looking', minutes: 12 });
    await said(number, { direction: 'note', text: 'secret', minutes: 11 });
    await said(number, { direction: 'out', text: 'oops', minutes: 10 }, { withdrawnAt: ago(9) });
    const attachments = [{ name: 'map.pdf', mime: null, size: null }];
    await said(number, { direction: 'out', text: '', minutes: 3 }, { attachments });
    const list = await my();

    await tom.presses(list, `● #${number}`);
    const card = await tom.sees(list, 'Looking');

    expect(card.text.split('\n\n')).toEqual([
      `#${number} Wi-Fi\n🙋 in progress · Lena Berg · just now · Alpha`,
      'You · 1 h ago\nIt is <down>',
      'Lena · 12 min ago\nLooking',
      'Lena · 3 min ago\n📎 map.pdf',
    ]);
    expect(buttonsOf(card)).toEqual(['✍️ Write', '✅ Solved', 'Cancel request', '←']);
  });

  it('fits one message, however much was said', async () => {
    const number = await stored({ subject: '&'.repeat(900), agentName: '<'.repeat(300) });
    for (let n = 0; n < 9; n += 1) {
      await said(number, {
        direction: 'out',
        text: '<'.repeat(4000),
        minutes: n,
        author: 'Я'.repeat(300),
      });
    }
    const list = await my();

    await tom.presses(list, `● #${number}`);

    expect((await tom.sees(list, 'Я')).text.length).toBeLessThan(4096);
  });

  it('goes back to the page it was opened from', async () => {
    for (let n = 0; n < 9; n += 1) await stored({ subject: `Subject ${n}`, createdAt: ago(n) });
    const list = await my();
    await tom.presses(list, '2 ▶');
    const [number] = numbersIn(await tom.sees(list, 'page 2 of 2'));
    await tom.presses(list, `#${number}`);
    await tom.sees(list, '🆕 new');

    await tom.presses(list, '←');

    expect(numbersIn(await tom.sees(list, 'page 2 of 2'))).toEqual([number]);
  });

  it('is as solved, reopened and cancelled as its buttons make it, and tells the ticket', async () => {
    const number = await asked('The door is locked');
    const list = await my();
    await tom.presses(list, `#${number}`);
    await tom.sees(list, 'nobody yet');

    await tom.presses(list, '✅ Solved');
    const solved = await tom.sees(list, '🎉 solved');
    expect(buttonsOf(solved)).toEqual(['🔄 Reopen', '←']);
    await bot.database.orm.em.fork().nativeUpdate(TicketEntity, { number }, { status: 'resolved' });

    await tom.presses(list, '🔄 Reopen');
    await tom.sees(list, '🆕 new');
    await bot.database.orm.em.fork().nativeUpdate(TicketEntity, { number }, { status: 'new' });

    await tom.presses(list, 'Cancel request');
    const cancelled = await tom.sees(list, '🏁 closed');

    expect(buttonsOf(cancelled)).toEqual(['←']);
    expect((await bot.told(number)).map(({ name }) => name)).toEqual([
      'organizerWrote',
      'organizerSolved',
      'organizerReopened',
      'organizerCancelled',
    ]);
  });

  it('shows that its ticket is closed meanwhile', async () => {
    const number = await asked('The window is locked');
    const list = await my();
    await tom.presses(list, `#${number}`);
    await tom.sees(list, '🆕 new');
    await bot.end(number);

    const answer = await tom.presses(list, '✅ Solved');

    expect(answer.text).toBe('This request is closed now.');
    await tom.sees(list, '🏁 closed');
  });
});

it('hears buttons as earlier versions sent them, without a page', async () => {
  const number = await stored();
  const message = await my();
  const presses = (data: string) => bot.pressesData(tom.id, message.messageId, data);

  await presses(`open:${number}`);
  const card = await tom.sees(message, 'nobody yet · just now · Alpha');
  await presses('list');
  const list = await tom.sees(message, 'Your requests');

  expect([card, list].map(buttonsOf)).toEqual([
    ['✍️ Write', '✅ Solved', 'Cancel request', '←'],
    [`#${number}`],
  ]);
});
