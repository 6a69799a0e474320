import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrganizerMessage } from '../../../src/domain/messages.ts';
import type { SimMessage } from '../../../src/sandbox/telegram-server.ts';
import { openBot, type TestBot } from '../../support/bot.ts';
import { messageRow, ticketOf } from '../../support/message-row.ts';
import { newPerson, type TestPerson } from '../../support/person.ts';
import { insertEvent } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

let bot: TestBot;
let tom: TestPerson;

beforeAll(async () => {
  bot = await openBot();
  await insertEvent(bot.database.orm, { code: 'HACK' });
});

afterAll(() => bot.close());

beforeEach(async () => {
  tom = newPerson(bot.telegram, { firstName: 'Tom' });
  tom.say('/start HACK');
  await tom.hears('Welcome');
});

/** Tom sends a photo, or an item of an album of them. */
function sendsPhoto(text: string, album?: string): SimMessage {
  const photo = bot.telegram.attach('photo', { content: 'a picture' });
  const extra = { ...photo, ...(album === undefined ? {} : { media_group_id: album }) };
  return bot.telegram.say(tom.id, { text, extra });
}

/** What a ticket was told of its organizer's messages. */
async function written(number: number): Promise<OrganizerMessage[]> {
  const told = await bot.told(number);
  const wrote = told.filter(({ name }) => name === 'organizerWrote');
  return wrote.map(({ argument }) => argument as OrganizerMessage);
}

const subjectOf = async (number: number) =>
  (await bot.stores.ticketQueries.get(number))?.ticket.subject;

describe('a file', () => {
  it('opens a ticket that is named by its caption, and is told as a file', async () => {
    const message = sendsPhoto('The door\nis stuck');
    const number = await ticketOf(bot.database, message);

    const [told] = await until('it is told', () => written(number));
    expect(told).toMatchObject({
      text: 'The door\nis stuck',
      file: { kind: 'photo', name: 'photo.jpg', mime: 'image/jpeg', size: 9, label: '[photo]' },
    });
    expect(await subjectOf(number)).toBe('The door');
    expect(await messageRow(bot.database, message)).toMatchObject({
      text: 'The door\nis stuck',
      attachments: [{ name: 'photo.jpg', mime: 'image/jpeg', size: 9 }],
    });
  });

  it('without a caption is named, and listed, as what it is', async () => {
    const message = sendsPhoto('');
    const number = await ticketOf(bot.database, message);

    const [told] = await until('it is told', () => written(number));
    expect(told).toMatchObject({ text: '', file: { kind: 'photo' } });
    expect(await subjectOf(number)).toBe('[photo]');
    expect(await messageRow(bot.database, message)).toMatchObject({ text: '[photo]' });
  });

  it('in an album goes where its first item went, with the others, in order', async () => {
    const first = sendsPhoto('Three doors', 'a1');
    const items = [first, sendsPhoto('', 'a1'), sendsPhoto('', 'a1')];
    const number = await ticketOf(bot.database, first);
    const told = await until('all are told', async () => {
      const all = await written(number);
      return all.length === 3 && all;
    });

    expect(told.map(({ telegramMessageId }) => telegramMessageId)).toEqual(
      items.map(({ messageId }) => messageId),
    );
    expect(told.map(({ album, text }) => ({ album, text }))).toEqual([
      { album: 'a1', text: 'Three doors' },
      { album: 'a1', text: '' },
      { album: 'a1', text: '' },
    ]);
  });

  it('is still a file when its writer has said which ticket it is about', async () => {
    const first = await ticketOf(bot.database, tom.say('The first'));
    tom.say('/new');
    await ticketOf(bot.database, tom.say('The second'));
    const message = sendsPhoto('', 'a2');
    const question = await tom.hears('Which request is this about?');

    await tom.presses(question, `#${first} The first`);

    expect(await ticketOf(bot.database, message)).toBe(first);
    const told = (await written(first)).at(-1);
    expect(told).toMatchObject({ text: '', album: 'a2', file: { kind: 'photo', size: 9 } });
  });
});

describe('what Telegram itself writes into the chat', () => {
  it('is no request', async () => {
    const pinned = { pinned_message: { message_id: 1, date: 1, chat: { id: tom.id } } };
    const notice = bot.telegram.say(tom.id, { extra: pinned });
    await ticketOf(bot.database, tom.say('Help'));
    expect(await messageRow(bot.database, notice)).toBeNull();
  });
});
