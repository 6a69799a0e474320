import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TicketEntity } from '../../../src/database/entities/ticket.ts';
import { openBot, type TestBot } from '../../support/bot.ts';
import { newPerson, type TestPerson } from '../../support/person.ts';
import { insertEvent } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await openBot();
  await insertEvent(bot.database.orm, { code: 'HACK' });
});

afterAll(() => bot.close());

async function newOrganizer(): Promise<TestPerson> {
  const person = newPerson(bot.telegram);
  person.say('/start HACK');
  await person.hears('Welcome');
  return person;
}

async function asked(person: TestPerson, text: string): Promise<number> {
  person.say('/new');
  person.say(text);
  return until('the request has a ticket', async () => {
    const ticket = await bot.database.orm.em.fork().findOne(TicketEntity, { subject: text });
    return ticket?.number;
  });
}

it('speaks the chosen language from then on, in the menu and in open tickets, too', async () => {
  const tom = await newOrganizer();
  const [open, closed] = [await asked(tom, 'No light'), await asked(tom, 'No chair')];
  await bot.database.orm.em
    .fork()
    .nativeUpdate(TicketEntity, { number: closed }, { status: 'closed' });

  tom.say('/language');
  const question = await tom.hears('In which language');
  expect(question.buttons.flat().map(({ text }) => text)).toEqual(['✓ English', 'Русский']);
  await tom.presses(question, 'Русский');

  expect((await tom.sees(question, 'Теперь пишу по-русски')).buttons).toEqual([]);
  expect((await bot.told(open)).at(-1)).toEqual({ name: 'languageChosen', argument: 'ru' });
  expect((await bot.told(closed)).map(({ name }) => name)).toEqual(['organizerWrote']);
  tom.say('/help');
  await tom.hears('ваши запросы');
  const menu = await until('the menu is Russian', () => {
    const commands = bot.telegram.commands('en', 'all_private_chats', tom.id);
    return commands.some(({ description }) => description === 'ваши запросы') && commands;
  });
  expect(menu.map(({ command }) => command)).toEqual(['my', 'new', 'language', 'help']);
  expect(bot.telegram.commands('en').map(({ description }) => description)).toContain(
    'your requests',
  );
});

it('takes no language that there are no texts in', async () => {
  const tom = await newOrganizer();
  tom.say('/language');
  const question = await tom.hears('In which language');

  await bot.pressesData(tom.id, question.messageId, 'language:xx');

  expect(await bot.stores.organizers.byTelegramId(tom.id)).toMatchObject({ language: 'en' });
});

it('is there for agents, who need not be organizers', async () => {
  const lena = newPerson(bot.telegram);
  const { id } = await bot.addAgent({ name: 'Lena', telegramUserId: lena.id });
  lena.say('/language');

  await lena.presses(await lena.hears('In which language'), 'Русский');

  await lena.hears('Теперь пишу по-русски');
  expect(await bot.stores.agents.byTelegramId(lena.id)).toMatchObject({ id, language: 'ru' });
  lena.say('/help');
  await lena.hears('Для агентов');
  await until('the menu is an agent’s', () =>
    bot.telegram
      .commands('en', 'all_private_chats', lena.id)
      .some(
        ({ command, description }) =>
          command === 'queue' && description === 'что ещё никто не взял',
      ),
  );
});

it('refuses strangers', async () => {
  const sam = newPerson(bot.telegram);
  sam.say('/language');
  expect((await sam.hears('invited guests')).buttons).toEqual([]);
});

it('puts each language’s commands into the menus of private chats and of groups', () => {
  const named = (language: string, scope: string) =>
    bot.telegram.commands(language, scope).map(({ command }) => command);
  expect(named('ru', 'all_private_chats')).toEqual(['my', 'new', 'language', 'help']);
  expect(named('de', 'all_group_chats')).toEqual(['queue', 'load', 'stats', 'scripts', 'help']);
  expect(bot.telegram.commands('ru', 'all_group_chats')[0]?.description).toBe(
    'что ещё никто не взял',
  );
});
