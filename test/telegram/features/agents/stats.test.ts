import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBot, type TestBot } from '../../../support/bot.ts';
import { insertHandMadeEvent } from '../../../support/hand-made-event.ts';
import { newPerson } from '../../../support/person.ts';
import { insertEvent, insertTicket } from '../../../support/rows.ts';
import { until } from '../../../support/until.ts';

const AGENTS_CHAT = -4101;
const RUSSIAN_CHAT = -4102;
const EMPTY_CHAT = -4103;

let bot: TestBot;

beforeAll(async () => {
  bot = await openBot({ agentsChatId: AGENTS_CHAT });
  await insertHandMadeEvent(bot.database.orm);
});

afterAll(() => bot.close());

/** The lines that the bot says next in a chat, after `/stats` was said there. */
async function statsIn(chatId: number): Promise<string[]> {
  const person = newPerson(bot.telegram, { chatId });
  const before = person.heard().length;
  person.say('/stats');
  const { text } = await until('/stats is answered', () => person.heard()[before]);
  return text.split('\n');
}

describe('/stats', () => {
  it('tells how it goes today and so far, and what each agent did', async () => {
    const lines = await statsIn(AGENTS_CHAT);

    // The hand-made event was in March 2026: today, nothing has been opened, and the fifth ticket still waits.
    expect(lines).toEqual([
      'Spring Hack',
      '',
      'Today',
      'Opened 0, solved 0, open now 2',
      '',
      'So far',
      'Opened 5, solved 2, open now 2',
      'First reply: half within 10 min, 9 in 10 within 50 min',
      'Answered within 30 min: 50 %',
      '⭐ 4 (2)',
      '',
      'Agents',
      'Lena: took 3, solved 2 · first reply 10 min · ⭐ 4 (2)',
      'Max: took 2, solved 0 · first reply 32 min',
      '',
      'First replies are counted in opening hours.',
    ]);
  });

  it('counts several events together, and names each, in the language of the first', async () => {
    const { orm } = bot.database;
    const chat = { agentsChatId: RUSSIAN_CHAT };
    const one = await insertEvent(orm, { ...chat, locale: 'ru', name: 'Хакатон <1>' });
    await insertEvent(orm, { ...chat, name: 'Jam' });
    await insertEvent(orm, { ...chat, name: 'Over', closedAt: new Date() });
    await insertTicket(orm, { eventId: one.id, row: { createdAt: new Date() } });

    expect(await statsIn(RUSSIAN_CHAT)).toEqual([
      '2 мероприятия',
      '',
      'Сегодня',
      'Новых 1, решено 0, сейчас открыто 1',
      '',
      'За всё время',
      'Новых 1, решено 0, сейчас открыто 1',
      '',
      'Jam: новых 0, открыто 0',
      'Хакатон <1>: новых 1, открыто 1',
    ]);
  });

  it('says so where nobody has asked for anything yet', async () => {
    await insertEvent(bot.database.orm, { agentsChatId: EMPTY_CHAT });

    expect(await statsIn(EMPTY_CHAT)).toEqual(['Nobody has asked for anything yet.']);
  });
});
