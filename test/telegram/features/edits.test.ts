import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TicketEntity } from '../../../src/database/entities/ticket.ts';
import type { OrganizerEdit, OrganizerMessage } from '../../../src/domain/messages.ts';
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

const edits = (message: SimMessage, text: string) =>
  bot.telegram.edit(tom.id, message.messageId, text);

async function toldEdits(number: number): Promise<OrganizerEdit[]> {
  const told = await bot.told(number);
  const changed = told.filter(({ name }) => name === 'organizerEdited');
  return changed.map(({ argument }) => argument as OrganizerEdit);
}

const nextEdit = (number: number, nth = 1) =>
  until(`edit ${nth} is told`, async () => (await toldEdits(number))[nth - 1]);

describe('an edit of a message', () => {
  it('is told to its ticket, each time, also back to what it said', async () => {
    const message = tom.say('The door');
    const number = await ticketOf(bot.database, message);
    const id = `tg-${tom.id}-${message.messageId}`;

    edits(message, 'The gate');
    expect(await nextEdit(number)).toMatchObject({ messageId: id, text: 'The gate' });
    edits(message, 'The door');
    expect(await nextEdit(number, 2)).toMatchObject({ messageId: id, text: 'The door' });
  });

  it('of a caption tells the caption', async () => {
    const extra = bot.telegram.attach('photo', { content: 'a picture' });
    const message = bot.telegram.say(tom.id, { text: 'The door', extra });
    const number = await ticketOf(bot.database, message);

    edits(message, 'The gate');
    expect(await nextEdit(number)).toMatchObject({ text: 'The gate' });
  });

  it('that comes before the message itself is the message; the message then is no second one', async () => {
    const number = await ticketOf(bot.database, tom.say('Help'));
    const text = 'The gate';
    const message = rawOf({ chatId: tom.id, messageId: 70_001, date: 1_700_000_000, text });

    const edited_message = { ...message, edit_date: message.date + 9 };
    await bot.takes({ update_id: 700_002, edited_message });
    await bot.takes({ update_id: 700_001, message: { ...message, text: 'The door' } });

    const told = await bot.told(number);
    const texts = told.map(({ argument }) => (argument as OrganizerMessage).text);
    expect(texts).toEqual(['Help', 'The gate']);
  });

  it('of a message that waits for its ticket is what the ticket hears', async () => {
    const first = await ticketOf(bot.database, tom.say('The first'));
    tom.say('/new');
    await ticketOf(bot.database, tom.say('The second'));
    const message = tom.say('The dor');
    const question = await tom.hears('Which request is this about?');

    edits(message, 'The door');
    await until('it is rewritten', async () => {
      const row = await messageRow(bot.database, message);
      return row?.text === 'The door';
    });
    await tom.presses(question, `#${first} The first`);

    await ticketOf(bot.database, message);
    const told = await bot.told(first);
    expect(told.at(-1)).toMatchObject({ name: 'organizerWrote', argument: { text: 'The door' } });
  });

  it('of a ticket that is closed is answered, where it changed anything', async () => {
    const message = tom.say('The door');
    const number = await ticketOf(bot.database, message);
    await bot.end(number);
    await bot.database.orm.em
      .fork()
      .nativeUpdate(TicketEntity, { number }, { status: 'closed', closedAt: new Date() });

    edits(message, 'The door');
    edits(message, 'The gate');

    await tom.hears(`#${number} is closed, so this change reached nobody`);
    expect(tom.heard().filter(({ text }) => text.includes('reached nobody'))).toHaveLength(1);
  });

  it('that puts a picture to it brings one more message, which later edits change', async () => {
    const message = tom.say('The door');
    const number = await ticketOf(bot.database, message);
    const photo = bot.telegram.attach('photo', { content: 'a picture' });
    const { text: _, ...changed } = rawOf(message);

    await bot.takes({
      update_id: 900_000 + message.messageId,
      edited_message: { ...changed, ...photo, caption: 'The door!', edit_date: changed.date + 60 },
    });

    const told = await bot.told(number);
    expect(told.at(-1)).toMatchObject({
      name: 'organizerWrote',
      argument: { text: 'The door!', file: { kind: 'photo' } },
    });

    const edited_message = { ...changed, ...photo, caption: 'No!', edit_date: changed.date + 90 };
    await bot.takes({ update_id: 910_000 + message.messageId, edited_message });

    const second = `tg-${tom.id}-${message.messageId}-${changed.date + 60}`;
    expect(await nextEdit(number)).toMatchObject({ messageId: second, text: 'No!' });
  });

  it('of a stranger, of a command, and of a place on the move is nothing', async () => {
    const sam = newPerson(bot.telegram, { firstName: 'Sam' });
    bot.telegram.edit(sam.id, sam.say('Hi').messageId, 'Hello');
    edits(tom.say('/my'), '/new');
    const location = { latitude: 1, longitude: 2, live_period: 600 };
    const moving = bot.telegram.say(tom.id, { extra: { location } });
    const number = await ticketOf(bot.database, moving);
    const there = { location: { ...location, latitude: 3 } };
    await bot.takes({ update_id: 800_001, edited_message: { ...rawOf(moving), ...there } });

    await sam.hears('invited guests');
    edits(tom.say('Hello'), 'Hello!');
    expect(await nextEdit(number)).toMatchObject({ text: 'Hello!' });
    expect(sam.heard()).toHaveLength(1);
    expect(tom.heard().filter(({ text }) => text.includes('next message opens'))).toHaveLength(0);
  });
});

/** A message as the Bot API tells it. */
function rawOf(message: Pick<SimMessage, 'chatId' | 'messageId' | 'date' | 'text'>) {
  const { messageId, chatId, date, text } = message;
  const from = { id: tom.id, is_bot: false, first_name: 'Tom' };
  return {
    message_id: messageId,
    from,
    chat: { id: chatId, type: 'private' as const, first_name: 'Tom' },
    date,
    text,
  };
}
