import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryOf, repliesCount } from '../support/delivery.ts';
import { LENA, openDesk, TELEGRAM_TOKEN, type TestDesk } from '../support/desk.ts';
import { helpedOrganizers, type HelpedOrganizer } from '../support/helped-organizer.ts';
import { until } from '../support/until.ts';

const NAMES = ['Bea', 'Ben', 'Bob', 'Bill', 'Dea', 'Clo', 'Edd', 'Lou', 'Lon'] as const;
const BLOCKED = '⚠️ Your reply was not delivered: the organizer has blocked the bot.';

let desk: TestDesk;
let all: Record<(typeof NAMES)[number], HelpedOrganizer>;
beforeAll(async () => {
  desk = await openDesk({ todoistWebhooks: true, pollSeconds: 1 });
  await desk.openEvent();
  all = await helpedOrganizers(desk, NAMES);
});
afterAll(() => desk.close());

const reasonOf = async (number: number) => {
  const [row] = await desk.database.orm.em
    .fork()
    .execute<{ reasons: string[] }[]>(
      `select array_agg(distinct reason) as reasons from messages where ticket_number = ? and delivery = 'failed'`,
      [number],
    );
  return row?.reasons;
};

/** Lena answers an organizer who has blocked the bot, and is told at once that it did not arrive. */
async function answersInVain(helped: HelpedOrganizer, texts: string[]): Promise<void> {
  const { organizer, answer, warnings, number } = helped;
  const told = warnings().length;
  desk.telegram.trouble.block(organizer.id);
  for (const [index, text] of texts.entries()) {
    answer(text);
    await until('Lena is told', () => warnings().length === told + index + 1);
  }
  await repliesCount(desk, number, { delivered: 0, failed: texts.length });
}

/** Telegram keeps what it could not tell for 24 hours alone. Source: Bot API, "Getting updates". */
async function forgetUpdates(): Promise<void> {
  const { telegram } = desk;
  const last = Number(telegram.updates().at(-1)?.['update_id']);
  await fetch(`${telegram.url}/bot${TELEGRAM_TOKEN}/getUpdates?timeout=0&offset=${last + 1}`);
  expect(telegram.pendingUpdates()).toBe(0);
}

describe('a reply to who has blocked the bot', () => {
  test('has failed, and its agent is told at once; unblocked, all arrive once and in order', async () => {
    const { organizer, warnings, reads, settles, number } = all.Bea;
    await answersInVain(all.Bea, ['one', 'two', 'three']);
    expect(warnings()).toEqual([BLOCKED, BLOCKED, BLOCKED]);
    expect(await reasonOf(number)).toEqual(['blocked']);

    desk.telegram.trouble.unblock(organizer.id);
    await reads('one', 'two', 'three');
    await repliesCount(desk, number, { delivered: 3, failed: 0 });
    await settles();
    await reads('one', 'two', 'three', 'end 1');
    expect(warnings()).toHaveLength(3);
  });

  test('waits as pending once they are back, for as long as Telegram is away', async () => {
    const { organizer, reads, warnings, number } = all.Ben;
    await answersInVain(all.Ben, ['one', 'two']);
    const failure = { code: 429, description: 'Too Many Requests', retryAfter: 2 };
    desk.telegram.trouble.failNext('sendMessage', failure);

    desk.telegram.trouble.unblock(organizer.id);
    await repliesCount(desk, number, { delivered: 0, failed: 0, pending: 2 });
    await reads('one', 'two');
    await repliesCount(desk, number, { delivered: 2, failed: 0 });
    expect(warnings()).toEqual([BLOCKED, BLOCKED]);
  });

  test('arrives also where nothing but /start tells that they are back', async () => {
    const { organizer, replies, reads, settles, number } = all.Bob;
    await answersInVain(all.Bob, ['one', 'two']);
    await desk.stop();
    desk.telegram.trouble.unblock(organizer.id);
    await forgetUpdates();
    await desk.start();

    organizer.say('/start');
    await reads('one', 'two');
    await settles();
    await reads('one', 'two', 'end 1');
    await repliesCount(desk, number, { delivered: 3, failed: 0 });
    expect(replies()).toHaveLength(3);
  });

  test('says its last words when it was edited meanwhile, and nothing where it was deleted', async () => {
    const { organizer, answer, edit, remove, warnings, reads, settles, number } = all.Bill;
    desk.telegram.trouble.block(organizer.id);
    const [first, second] = [answer('at five'), answer('or never')];
    await until('Lena is told of both', () => warnings().length === 2);
    edit(first, 'at six');
    remove(second);
    await until('the deleted one is withdrawn', async () =>
      (await reasonOf(number))?.includes('withdrawn'),
    );
    await until('the other says its last words', async () =>
      (await desk.ticket(number)).messages.some(({ text }) => text === 'at six'),
    );

    desk.telegram.trouble.unblock(organizer.id);
    await reads('at six');
    await settles();
    await reads('at six', 'end 1');
    await repliesCount(desk, number, { delivered: 2, failed: 1 });
    expect(warnings()).toEqual([BLOCKED, BLOCKED]);
  });

  test('goes on where it was broken off', async () => {
    const { organizer, answer, warnings, number } = all.Lon;
    const words = Array.from({ length: 1_400 }, (_, count) => `word${count}`);
    answer(words.join(' '));
    await organizer.hears('word0 ');
    desk.telegram.trouble.block(organizer.id);
    await until('Lena is told', () => warnings().length === 1);
    desk.telegram.trouble.unblock(organizer.id);
    await organizer.hears('word1399');

    const parts = organizer.heard().filter(({ text }) => text.includes('word'));
    expect(parts.flatMap(({ text }) => text.split(/\s+/)).slice(1)).toEqual(words);
    await repliesCount(desk, number, { delivered: 1, failed: 0 });
  });

  test('stays failed where its ticket was closed meanwhile', async () => {
    const { organizer, reads, replies, taskId, number } = all.Clo;
    await answersInVain(all.Clo, ['one']);
    desk.todoist.deleteTask(LENA.id, taskId);
    await desk.ticketWhen(number, 'is closed', ({ status }) => status === 'closed');

    desk.telegram.trouble.unblock(organizer.id);
    organizer.say('Hello again');
    await organizer.hears('Got it');
    await reads();
    expect(replies()).toEqual([]);
    await repliesCount(desk, number, { delivered: 0, failed: 1 });
    expect(await reasonOf(number)).toEqual(['blocked']);
  });

  test('is sent though the ticket was solved meanwhile', async () => {
    const { organizer, reads, replies, taskId, number } = all.Lou;
    await answersInVain(all.Lou, ['one']);
    desk.todoist.complete(LENA.id, taskId);
    await desk.ticketWhen(number, 'is solved', ({ status }) => status === 'resolved');

    desk.telegram.trouble.unblock(organizer.id);
    await reads('one');
    await repliesCount(desk, number, { delivered: 1, failed: 0 });
    expect(replies()).toEqual(['one']);
  });
});

test('a reply to a deleted account has failed for good, and its agent is told', async () => {
  const { organizer, answer, warnings, number } = all.Dea;
  desk.telegram.trouble.deactivate(organizer.id);
  answer('Are you there?');
  await until('Lena is told', () => warnings().length === 1);

  expect(warnings()).toEqual([
    "⚠️ Your reply was not delivered: the organizer's Telegram account is gone.",
  ]);
  await repliesCount(desk, number, { delivered: 0, failed: 1 });
  expect(await reasonOf(number)).toEqual(['account-deleted']);
});

test('a lost answer of Telegram makes one reply at most possibly double, and it is counted', async () => {
  const { answer, settles, number } = all.Edd;
  const before = (await deliveryOf(desk)).out.possiblyDuplicated;
  desk.telegram.trouble.loseAnswer('sendMessage', 1);
  answer('The front desk');
  await settles();

  await repliesCount(desk, number, { delivered: 2, failed: 0 });
  expect((await deliveryOf(desk)).out.possiblyDuplicated - before).toBe(1);
});
