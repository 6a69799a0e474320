import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TicketEntity } from '../../../src/database/entities/ticket.ts';
import { openBot, type TestBot } from '../../support/bot.ts';
import { newPerson, type TestPerson } from '../../support/person.ts';
import { insertEvent } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

let bot: TestBot;
let tom: TestPerson;
let number: number;

beforeAll(async () => {
  bot = await openBot();
  await insertEvent(bot.database.orm, { code: 'HACK' });
  tom = newPerson(bot.telegram);
  tom.say('/start HACK');
  await tom.hears('Welcome');
  tom.say('No light');
  number = await until('the request has a ticket', async () => {
    const ticket = await bot.database.orm.em.fork().findOne(TicketEntity, { subject: 'No light' });
    return ticket?.number;
  });
});

afterAll(() => bot.close());

it('tells the ticket how the help was', async () => {
  await bot.pressesData(tom.id, 77, `rate:${number}:4`);

  expect((await bot.told(number)).at(-1)).toEqual({
    name: 'organizerRated',
    argument: { rating: 4, promptMessageId: 77 },
  });
});

it('asks for a comment, and expects it with the next message', async () => {
  await bot.pressesData(tom.id, 77, `rateComment:${number}`);

  await tom.hears('in one message');
  expect(await bot.stores.organizers.byTelegramId(tom.id)).toMatchObject({
    ratingCommentFor: number,
  });
});

it('asks for none where the ticket is closed, or somebody else’s', async () => {
  const { organizers } = bot.stores;
  const oleg = newPerson(bot.telegram);
  oleg.say('/start HACK');
  await oleg.hears('Welcome');
  const expectedOf = async ({ id }: TestPerson) =>
    (await organizers.byTelegramId(id))?.ratingCommentFor;
  await organizers.clearRatingComment((await organizers.byTelegramId(tom.id))?.id ?? 0);
  await bot.database.orm.em.fork().nativeUpdate(TicketEntity, { number }, { status: 'closed' });

  await bot.pressesData(oleg.id, 77, `rateComment:${number}`);
  await bot.pressesData(tom.id, 77, `rateComment:${number}`);

  expect([await expectedOf(oleg), await expectedOf(tom)]).toEqual([null, null]);
});
