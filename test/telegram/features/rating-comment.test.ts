import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OrganizerEntity } from '../../../src/database/entities/organizer.ts';
import type { OrganizerMessage } from '../../../src/domain/messages.ts';
import { openBot, type TestBot } from '../../support/bot.ts';
import { ticketOf } from '../../support/message-row.ts';
import { newPerson, type TestPerson } from '../../support/person.ts';
import { insertEvent } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

let bot: TestBot;
let tom: TestPerson;
let rated: number;
let other: number;

beforeAll(async () => {
  bot = await openBot();
  await insertEvent(bot.database.orm, { code: 'HACK' });
});

afterAll(() => bot.close());

beforeEach(async () => {
  tom = newPerson(bot.telegram, { firstName: 'Tom' });
  tom.say('/start HACK');
  await tom.hears('Welcome');
  rated = await ticketOf(bot.database, tom.say('The first'));
  tom.say('/new');
  other = await ticketOf(bot.database, tom.say('The second'));
  await expectComment();
});

const organizer = () => until('Tom is known', () => bot.stores.organizers.byTelegramId(tom.id));

/** As when Tom has pressed "Add a comment" below his rating. */
async function expectComment(): Promise<void> {
  await bot.stores.organizers.expectRatingComment((await organizer()).id, rated);
}

/** Waits until a ticket is told these words, and gives back all that came with them. */
function hears(number: number, text: string): Promise<OrganizerMessage> {
  return until(`ticket ${number} hears "${text}"`, async () => {
    const told = await bot.told(number);
    const messages = told.map(({ argument }) => argument as OrganizerMessage);
    return messages.find((message) => message.text === text);
  });
}

describe('after "Add a comment"', () => {
  it('the next words go to the rated ticket, as a comment, and those after it do not', async () => {
    await bot.stores.organizers.chooseTicket((await organizer()).id, other);
    await expectComment();

    expect(await ticketOf(bot.database, tom.say('So kind!'))).toBe(rated);
    expect(await hears(rated, 'So kind!')).toHaveProperty('isRatingComment', true);

    expect(await ticketOf(bot.database, tom.say('And more'))).toBe(other);
    expect(await hears(other, 'And more')).not.toHaveProperty('isRatingComment');
  });

  it('words that come again are the same comment', async () => {
    const message = tom.say('So kind!');
    await ticketOf(bot.database, message);
    const from = { id: tom.id, is_bot: false, first_name: 'Tom' };
    const chat = { id: tom.id, type: 'private', first_name: 'Tom' };
    const { messageId: message_id, date, text } = message;

    await bot.takes({ update_id: 600_000, message: { message_id, from, chat, date, text } });

    const told = await bot.told(rated);
    expect(told.map(({ argument }) => argument)).toMatchObject([
      { text: 'The first' },
      { text: 'So kind!', isRatingComment: true },
    ]);
  });

  it('a reply to what was said in another ticket goes there', async () => {
    const said = bot.telegram.chat(tom.id).find(({ text }) => text === 'The second');
    const message = bot.telegram.say(tom.id, {
      text: 'About this',
      replyToMessageId: said?.messageId ?? 0,
    });

    expect(await ticketOf(bot.database, message)).toBe(other);
    expect(await hears(other, 'About this')).not.toHaveProperty('isRatingComment');
  });

  it('a file is a message like any other', async () => {
    await bot.stores.organizers.chooseTicket((await organizer()).id, other);
    await expectComment();
    const extra = bot.telegram.attach('photo', { content: 'a picture' });
    const message = bot.telegram.say(tom.id, { text: 'Look', extra });
    expect(await ticketOf(bot.database, message)).toBe(other);
  });

  it.each([
    ['a quarter of an hour later', async () => pressedAt(15)],
    ['when another ticket was chosen', async () => chooses()],
    ['when a new one was asked for', async () => void tom.say('/new')],
  ])('words are a message like any other %s', async (_, passes) => {
    await passes();
    expect(await ticketOf(bot.database, tom.say('A third'))).not.toBe(rated);
  });

  async function pressedAt(minutesAgo: number): Promise<void> {
    const { id } = await organizer();
    await bot.stores.organizers.chooseTicket(id, other);
    await expectComment();
    const ratingCommentAskedAt = new Date(Date.now() - minutesAgo * 60_000);
    const em = bot.database.orm.em.fork();
    await em.nativeUpdate(OrganizerEntity, { id }, { ratingCommentAskedAt });
  }

  async function chooses(): Promise<void> {
    await bot.stores.organizers.chooseTicket((await organizer()).id, other);
  }

  it('words to a ticket that has ended meanwhile open a new one', async () => {
    await bot.end(rated);
    tom.say('So kind!');
    const { id } = await organizer();
    const number = await until('there is a new one', async () => {
      const open = await bot.stores.organizers.openTickets(id);
      return open.find((each) => each !== rated && each !== other);
    });

    expect(await hears(number, 'So kind!')).not.toHaveProperty('isRatingComment');
  });
});
