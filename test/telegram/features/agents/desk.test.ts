import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow } from '../../../../src/database/entities/event.ts';
import { openBot, type TestBot } from '../../../support/bot.ts';
import { newPerson, type TestPerson } from '../../../support/person.ts';
import { insertEvent, insertTicket } from '../../../support/rows.ts';
import { until } from '../../../support/until.ts';

const AGENTS_CHAT = -4001;
const SHARED_CHAT = -4002;
const EMPTY_CHAT = -4003;
const STRANGERS_CHAT = -4999;
const MINUTE = 60_000;

let bot: TestBot;
let hack: EventRow;
let max: TestPerson;

beforeAll(async () => {
  bot = await openBot({ agentsChatId: AGENTS_CHAT });
  const { orm } = bot.database;
  hack = await insertEvent(orm, { code: 'HACK', name: 'Hack 2026' });
  max = newPerson(bot.telegram, { firstName: 'Max', chatId: AGENTS_CHAT });
});

afterAll(() => bot.close());

/** What the bot says next, after `text` was said. */
async function answerTo(person: TestPerson, text: string) {
  const before = person.heard().length;
  person.say(text);
  return until(`${text} is answered`, () => person.heard()[before]);
}

const waiting = (eventId: number, subject: string, minutes: number, priority = 1) =>
  insertTicket(bot.database.orm, {
    eventId,
    row: { subject, priority, createdAt: new Date(Date.now() - minutes * MINUTE) },
  });

describe('/queue', () => {
  it('shows the urgent first, then the oldest, with Take for each, and counts those beyond ten', async () => {
    for (let minutes = 1; minutes <= 11; minutes += 1) {
      await waiting(hack.id, `Old <${minutes}>`, minutes);
    }
    const urgent = await waiting(hack.id, 'Fire & smoke', 2, 4);

    const queue = await answerTo(max, '/queue');

    const lines = queue.text.split('\n\n');
    expect(lines[0]).toBe('12 requests are waiting');
    expect(lines[1]).toBe(`🔴 #${urgent.number} Fire & smoke\n2 min ago`);
    expect(lines[2]).toMatch(/^#\d+ Old <11>\n11 min ago$/);
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('…and 2 more');
    expect(queue.buttons).toHaveLength(10);
    expect(queue.buttons[0]).toEqual([
      { text: `🙋 Take #${urgent.number}`, callbackData: `take:${urgent.number}` },
    ]);
  });

  it('names the events where a chat has several, in the language of the first', async () => {
    const { orm } = bot.database;
    const [one, other] = [
      await insertEvent(orm, { name: 'Хакатон', locale: 'ru', agentsChatId: SHARED_CHAT }),
      await insertEvent(orm, { name: 'Jam', agentsChatId: SHARED_CHAT }),
    ];
    const person = newPerson(bot.telegram, { chatId: SHARED_CHAT });
    await waiting(one.id, 'Где кофе', 5);
    await waiting(other.id, 'Where is tea', 3);

    const queue = await answerTo(person, '/queue@pitcrew_bot');

    expect(queue.text).toMatch(/^Ждут 2 запроса/);
    expect(queue.text).toContain('5 мин назад · Хакатон');
    expect(queue.text).toContain('3 мин назад · Jam');
    expect(queue.text).not.toContain('Fire');
  });

  it('says so where nothing waits', async () => {
    await insertEvent(bot.database.orm, { agentsChatId: EMPTY_CHAT });
    const person = newPerson(bot.telegram, { chatId: EMPTY_CHAT });

    expect((await answerTo(person, '/queue')).text).toBe('🎉 Nothing is waiting.');
  });

  it('fits one message, however long the words are', async () => {
    const { orm } = bot.database;
    const chatId = -4010;
    const name = '&'.repeat(200);
    const events = [
      await insertEvent(orm, { name, agentsChatId: chatId }),
      await insertEvent(orm, { name, agentsChatId: chatId }),
    ];
    for (let n = 0; n < 12; n += 1) await waiting(events[n % 2]?.id ?? 0, '<'.repeat(500), n, 4);
    const person = newPerson(bot.telegram, { chatId });

    const { text } = await answerTo(person, '/queue');

    expect(text).toContain('…and 2 more');
    expect(text.length).toBeLessThan(4096);
  });
});

describe('/load', () => {
  it('says who has how much to do, and has done how much today; the least loaded first', async () => {
    const { orm } = bot.database;
    const lena = await bot.addAgent({ name: 'Lena <Berg>', addedAt: new Date() });
    const ivan = await bot.addAgent({ name: 'Ivan', addedAt: new Date() });
    const held = (agentTodoistId: string | null, row: object) =>
      insertTicket(orm, { eventId: hack.id, row: { agentTodoistId, ...row } });
    await held(lena.todoistUserId, { status: 'claimed' });
    await held(lena.todoistUserId, { status: 'waiting' });
    await held(ivan.todoistUserId, { status: 'claimed' });
    await held(ivan.todoistUserId, { status: 'closed', resolvedAt: new Date() });

    const { text } = await answerTo(max, '/load');

    expect(text.split('\n')).toEqual([
      'Open now, done today',
      '',
      'Ivan: 1 open, 1 done',
      'Lena <Berg>: 2 open, 0 done',
    ]);
  });
});

describe('/scripts', () => {
  it('lists names with their first lines, those for every event first', async () => {
    const { scripts } = bot.stores;
    await scripts.put({ name: 'wifi', text: 'The network is <Hack>\nPassword: x', eventId: null });
    await scripts.put({ name: 'food', text: 'Lunch is at one', eventId: hack.id });

    const { text } = await answerTo(max, '/scripts');

    expect(text.split('\n').slice(1)).toEqual([
      '',
      'For every event',
      '!wifi The network is <Hack>',
      '',
      'Hack 2026',
      '!food Lunch is at one',
    ]);
  });

  it('goes on in another message where one does not hold them all', async () => {
    const { id: eventId } = await insertEvent(bot.database.orm, { agentsChatId: -4011 });
    for (let n = 0; n < 60; n += 1) {
      const name = `${'long-name'.repeat(3)}-${n}`;
      await bot.stores.scripts.put({ name, text: '&'.repeat(200), eventId });
    }
    const person = newPerson(bot.telegram, { chatId: -4011 });
    person.say('/scripts');

    const said = await until('all are listed', () => {
      const texts = person.heard().map(({ text }) => text);
      const listed = texts.join('\n').match(/long-name-\d+ &/g) ?? [];
      return listed.length === 60 && texts;
    });

    expect(said.length).toBeGreaterThan(1);
    expect(Math.max(...said.map((text) => text.length))).toBeLessThanOrEqual(4096);
  });
});

describe('who is answered', () => {
  it('an agents’ chat that asks for help learns what agents can do', async () => {
    const { text } = await answerTo(max, '/help@pitcrew_bot');
    expect(text).toContain('/queue');
    expect(text).toContain('begin with //');
  });

  it('nobody in strangers’ groups, and no chatter in ours', async () => {
    const stranger = newPerson(bot.telegram, { chatId: STRANGERS_CHAT });
    for (const text of ['/queue', '/load', '/scripts', '/help', '/my', 'Hello']) stranger.say(text);
    for (const text of ['Hello bot', '/queue@other_bot', '/my', '/start HACK']) max.say(text);
    const before = max.heard().length;

    await answerTo(max, '/load');

    await until('all has been taken in', () => bot.telegram.pendingUpdates() === 0);
    expect(stranger.heard()).toEqual([]);
    expect(max.heard()).toHaveLength(before + 1);
  });

  it('a linked agent in private, an organizer with what organizers can do, a stranger with a refusal', async () => {
    const agent = newPerson(bot.telegram);
    await bot.addAgent({ name: 'Ola', telegramUserId: agent.id });
    const organizer = newPerson(bot.telegram);
    await answerTo(organizer, '/start HACK');
    const stranger = newPerson(bot.telegram);

    expect((await answerTo(agent, '/queue')).text).toMatch(/requests are waiting/);
    expect((await answerTo(agent, '/help')).text).toContain('For agents');
    expect((await answerTo(agent, 'Hello there')).text).toContain('You are an agent here');
    expect((await answerTo(organizer, '/queue')).text).toContain('/my');
    expect((await answerTo(organizer, '/help')).text).not.toContain('For agents');
    expect((await answerTo(stranger, '/queue')).text).toContain('invited guests');
  });
});

describe('linking', () => {
  it('tells the agent what to expect, and gives them their commands; a second time is fine', async () => {
    const person = newPerson(bot.telegram, { languageCode: 'ru' });
    const { inviteCode, id } = await bot.addAgent({ name: 'Мила' });

    const first = await answerTo(person, `/start agent_${inviteCode}`);
    const second = await answerTo(person, `/start agent_${inviteCode}`);

    expect(first.text).toContain('Мила');
    expect(first.text).toContain('/queue');
    expect(second.text).toBe(first.text);
    expect((await bot.stores.agents.byTelegramId(person.id))?.id).toBe(id);
    await until('the menu is there', () =>
      bot.telegram
        .commands('ru', 'chat', person.id)
        .some(({ command, description }) => command === 'queue' && /[а-я]/.test(description)),
    );
  });
});
