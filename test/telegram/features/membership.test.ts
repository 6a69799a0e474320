import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openBot, type TestBot } from '../../support/bot.ts';
import { ticketOf } from '../../support/message-row.ts';
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

const organizer = () => until('Tom is known', () => bot.stores.organizers.byTelegramId(tom.id));
const isBlocked = async () => (await organizer()).blockedAt !== null;

const returns = async (number: number) => {
  const told = await bot.told(number);
  return told.filter(({ name }) => name === 'organizerReturned').length;
};

async function opensTwo(): Promise<number[]> {
  const first = await ticketOf(bot.database, tom.say('The first'));
  tom.say('/new');
  return [first, await ticketOf(bot.database, tom.say('The second'))];
}

describe('an organizer who blocks the bot', () => {
  it('is known to have, until they unblock it: then each of their tickets hears of it', async () => {
    const numbers = await opensTwo();
    bot.telegram.trouble.block(tom.id);
    await until('it is noted', isBlocked);

    bot.telegram.trouble.unblock(tom.id);
    await until('it is taken back', async () => !(await isBlocked()));

    expect(await Promise.all(numbers.map(returns))).toEqual([1, 1]);
  });

  it.each(['Hello again', '/my', '/start', '/start HACK'])(
    'and was found out by a message that did not arrive is back with %j',
    async (text) => {
      const numbers = await opensTwo();
      const { id } = await organizer();
      await bot.stores.organizers.setBlocked(id, new Date());

      tom.say(text);
      await until('it is taken back', async () => !(await isBlocked()));

      expect(await Promise.all(numbers.map(returns))).toEqual([1, 1]);
    },
  );

  it('tells nothing to tickets that are closed', async () => {
    const number = await ticketOf(bot.database, tom.say('Help'));
    await bot.end(number);
    bot.telegram.trouble.block(tom.id);
    await until('it is noted', isBlocked);
    bot.telegram.trouble.unblock(tom.id);
    await until('it is taken back', async () => !(await isBlocked()));
    expect(await returns(number)).toBe(0);
  });
});

describe('a group', () => {
  it('that becomes a supergroup stays the agents’ chat of its events, and of those alone', async () => {
    const chat = await insertEvent(bot.database.orm, { agentsChatId: -4001 });
    const other = await insertEvent(bot.database.orm, { agentsChatId: -4002 });
    bot.telegram.addGroup({ id: -4001, title: 'Agents', members: [tom.id] });

    bot.telegram.trouble.migrate(-4001, -1_001_000_004_001);

    const chatOf = async (code: string) => (await bot.stores.events.byCode(code))?.agentsChatId;
    await until('it has moved', async () => (await chatOf(chat.code)) === -1_001_000_004_001);
    expect(await chatOf(other.code)).toBe(-4002);
  });

  it('makes no requests, whatever is written there, and whoever does', async () => {
    bot.telegram.addGroup({ id: -4003, title: 'Hall', members: [tom.id] });
    const said = bot.telegram.say(tom.id, { text: 'Help', chatId: -4003 });
    bot.telegram.edit(tom.id, said.messageId, 'Help!', -4003);
    bot.telegram.trouble.kick(-4003);
    await until('all is taken in', () => bot.telegram.pendingUpdates() === 0);

    const { id } = await organizer();
    expect(await bot.stores.organizers.openTickets(id)).toEqual([]);
    expect(await isBlocked()).toBe(false);
  });
});
