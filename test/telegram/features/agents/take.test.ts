import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgentRow } from '../../../../src/database/entities/agent.ts';
import { TicketEntity, type TicketRow } from '../../../../src/database/entities/ticket.ts';
import { openBot, type TestBot } from '../../../support/bot.ts';
import { newPerson, type TestPerson } from '../../../support/person.ts';
import { insertEvent } from '../../../support/rows.ts';
import { until } from '../../../support/until.ts';

const AGENTS_CHAT = -4001;
const OTHER_CHAT = -4002;

let bot: TestBot;
let lena: TestPerson;
let lenaAgent: AgentRow;

beforeAll(async () => {
  bot = await openBot({ agentsChatId: AGENTS_CHAT });
  await insertEvent(bot.database.orm, { code: 'HACK', name: 'Hack 2026' });
  await insertEvent(bot.database.orm, { code: 'JAM', name: 'Jam', agentsChatId: OTHER_CHAT });
  lena = newPerson(bot.telegram, { firstName: 'Lena', chatId: AGENTS_CHAT });
  lenaAgent = await bot.addAgent({ name: 'Lena Berg', telegramUserId: lena.id });
});

afterAll(() => bot.close());

const change = (number: number, row: Partial<Omit<TicketRow, 'event'>> & { event?: number }) =>
  bot.database.orm.em.fork().nativeUpdate(TicketEntity, { number }, row);

/** A request by somebody of their own, which nobody has taken. */
async function request(text: string, code = 'HACK'): Promise<number> {
  const writer = newPerson(bot.telegram);
  writer.say(`/start ${code}`);
  await writer.hears('Welcome');
  writer.say(text);
  return until('the request has a ticket', async () => {
    const ticket = await bot.database.orm.em.fork().findOne(TicketEntity, { subject: text });
    return ticket?.number;
  });
}

const tookOf = async (number: number) =>
  (await bot.told(number)).filter(({ name }) => name === 'agentTook').map((told) => told.argument);

/** The queue as it stands now, asked for in the agents' chat. */
async function askQueue(asker = lena) {
  const before = asker.heard().length;
  asker.say('/queue');
  return until('the queue is shown', () => asker.heard()[before]);
}

describe('Take', () => {
  it('tells the ticket who took it, and says so', async () => {
    const number = await request('Wi-Fi is down');
    const queue = await askQueue();

    const answer = await lena.presses(queue, `🙋 Take #${number}`);

    expect(answer).toMatchObject({ text: `Taking #${number}…`, showAlert: false });
    expect(await tookOf(number)).toEqual([
      { agent: { id: lenaAgent.todoistUserId, name: 'Lena Berg' }, chatId: AGENTS_CHAT },
    ]);
  });

  it('says who has it already, as far as is known', async () => {
    const number = await request('No power');
    const queue = await askQueue();
    await change(number, { status: 'claimed', agentTodoistId: '77', agentName: 'Max Roth' });

    const answer = await lena.presses(queue, `🙋 Take #${number}`);
    expect(answer.text).toBe(`Max Roth has #${number} already.`);

    await change(number, { agentTodoistId: lenaAgent.todoistUserId, agentName: 'Lena Berg' });
    const again = await lena.presses(queue, `🙋 Take #${number}`);
    expect(again.text).toBe(`#${number} is yours already.`);
  });

  it('says that a ticket is closed', async () => {
    const number = await request('Where is the coffee');
    const queue = await askQueue();
    await bot.end(number);

    const answer = await lena.presses(queue, `🙋 Take #${number}`);

    expect(answer.text).toBe(`#${number} is closed.`);
  });

  it('explains to somebody who is not linked how to be, and claims nothing', async () => {
    const number = await request('Where is the tea');
    const stranger = newPerson(bot.telegram, { chatId: AGENTS_CHAT });
    const newcomer = newPerson(bot.telegram, { chatId: AGENTS_CHAT, languageCode: 'ru' });
    await bot.addAgent({ name: 'new@x.org', telegramUserId: newcomer.id, todoistUserId: null });
    const queue = await askQueue();

    const unlinked = await stranger.presses(queue, `🙋 Take #${number}`);
    const unknown = await newcomer.presses(queue, `🙋 Take #${number}`);

    expect(unlinked.showAlert).toBe(true);
    expect(unlinked.text).toContain('invite link');
    expect(unknown.showAlert).toBe(true);
    expect(unknown.text).toContain('Todoist');
    expect(await tookOf(number)).toEqual([]);
  });

  it('takes nothing in a chat that is not the ticket’s own', async () => {
    const otto = newPerson(bot.telegram, { chatId: OTHER_CHAT });
    await bot.addAgent({ name: 'Otto', telegramUserId: otto.id });
    const number = await request('Jam is stuck', 'JAM');
    const queue = await askQueue(otto);
    const hack = await bot.stores.events.byCode('HACK');
    await change(number, { event: hack?.id });

    const answer = await otto.presses(queue, `🙋 Take #${number}`);

    expect(answer.text).toBe('This button no longer works.');
    expect(await tookOf(number)).toEqual([]);
  });

  it('works in private, for the tickets of every event', async () => {
    const otto = newPerson(bot.telegram);
    const agent = await bot.addAgent({ name: 'Olaf', telegramUserId: otto.id });
    const number = await request('Jam is gone', 'JAM');
    const queue = await askQueue(otto);

    await otto.presses(queue, `🙋 Take #${number}`);

    expect(await tookOf(number)).toEqual([
      { agent: { id: agent.todoistUserId, name: 'Olaf' }, chatId: otto.id },
    ]);
  });
});
