import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addGroup,
  chatAt,
  LENA_PHONE,
  linkAgents,
  MAX_PHONE,
  openAgentsEvent,
  type AgentsChat,
} from '../support/agents-chat.ts';
import { skipTime } from '../../src/sandbox/skip-time.ts';
import { pendingTimers } from '../support/deadline.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const DEFAULT_CHAT = -3_999;

describe('the agents’ chat of events that name none', () => {
  let desk: TestDesk;
  let chat: AgentsChat;
  beforeAll(async () => {
    desk = await openDesk({
      agentsChatId: DEFAULT_CHAT,
      // Telegram may refuse what is sent, and still tell what people write.
      telegramMode: 'webhook',
      todoistWebhooks: true,
      pollSeconds: 3_600,
    });
    addGroup(desk, DEFAULT_CHAT);
    chat = chatAt(desk, DEFAULT_CHAT);
    await desk.openEvent();
    await linkAgents(desk);
  });
  afterAll(() => desk.close());

  test('has cards, which name who has least to do', async () => {
    const abel = await newOrganizer(desk, 'Abel');
    const first = await abel.opens('No bread');
    expect((await chat.card(first.number)).text).toContain('Least to do: Lena, Max');
    desk.todoist.assign(LENA.id, first.taskId, LENA.id);
    await desk.ticketWhen(first.number, 'is held', ({ status }) => status === 'claimed');

    const beth = await newOrganizer(desk, 'Beth');
    const second = await beth.opens('No butter');

    expect((await chat.card(second.number)).text).toContain('Least to do: Max, Lena');
  });

  test('while Telegram is down, tickets go on; each card comes later, once, and says how its ticket stands then', async () => {
    const event = await openAgentsEvent(desk);
    const carl = await event.organizer('Carl');
    const dana = await event.organizer('Dana');
    const { number, taskId } = await carl.opens('No plates');
    const { messageId } = await event.card(number);
    desk.telegram.trouble.down(true);
    desk.telegram.say(dana.id, 'No bowls');
    const other = await until('Dana’s request has a task', async () =>
      (await desk.tickets()).find((each) => each.subject === 'No bowls' && each.todoistTaskId),
    );
    for (const task of [taskId, other.todoistTaskId ?? '']) {
      desk.todoist.assign(LENA.id, task, LENA.id);
      desk.todoist.move(LENA.id, task, 'Waiting');
      desk.todoist.comment(LENA.id, task, 'Look below the sink');
      desk.todoist.complete(LENA.id, task);
    }
    for (const each of [number, other.number]) {
      await desk.ticketWhen(each, 'is solved', ({ status }) => status === 'resolved');
    }

    desk.telegram.trouble.down(false);

    expect((await event.card(number, '🎉 Solved')).messageId).toBe(messageId);
    await event.card(other.number, '🎉 Solved');
    expect(event.heard()).toHaveLength(2);
    // What was on its way already, and then what is so now.
    expect(event.calls(number).length).toBeLessThanOrEqual(3);
    expect(event.calls(other.number)).toEqual(['sendMessage', 'editMessageText']);
  });

  test('a restart sends no card again, and Take on one of before works', async () => {
    const event = await openAgentsEvent(desk);
    const elsa = await event.organizer('Elsa');
    const { number } = await elsa.opens('No spoons');
    const card = await event.card(number);

    await desk.stop();
    desk.telegram.press(LENA_PHONE, event.chatId, card.messageId, '🙋 Take');
    await desk.start();

    await event.card(number, 'Lena is on it');
    expect(event.calls(number)).toEqual(['sendMessage', 'editMessageText']);
    expect(event.heard()).toHaveLength(1);
  });

  test('a timer that comes due while the desk is stopped fires when it is back', async () => {
    const timers = { remindUnclaimed: ['10m'], escalateUnclaimed: '40m' };
    const event = await openAgentsEvent(desk, { timers });
    const fred = await event.organizer('Fred');
    const { number } = await fred.opens('No ladles');
    await event.card(number);
    const { client, close } = await connectClient(desk.temporal);
    // Time is skipped only where nothing is under way.
    await until('the ticket rests', async () => {
      const { raw } = await client.workflow.getHandle(`ticket-${number}`).describe();
      return !raw.pendingWorkflowTask && (raw.pendingActivities ?? []).length === 0;
    });
    await desk.stop();
    await skipTime(client, `ticket-${number}`, 11 * 60_000);
    await until('it is due', async () => (await pendingTimers(client, number)).length === 0);
    await desk.start();

    await event.hears(`⏰ Nobody has taken #${number} for 10 min`);
    await until('the next timer waits', async () => {
      const [pending, ...others] = await pendingTimers(client, number);
      return pending === 'tells the leads that nobody has taken it' && others.length === 0;
    });
    await close();
    expect(event.heard()).toHaveLength(2);
  });

  test('leads are told in private, those of the event and those of all, each once', async () => {
    const lead = chatAt(desk, LENA_PHONE);
    const others = [5501, MAX_PHONE].map((id) => chatAt(desk, id));
    desk.telegram.addPerson({ id: 5501, firstName: 'Olga', languageCode: 'en' });
    for (const id of [LENA_PHONE, 5501]) desk.telegram.say(id, '/start');
    for (const { id } of [LENA, MAX]) {
      await desk.ask('POST', '/agents', { todoistUserId: id, lead: true });
    }
    const event = await openAgentsEvent(desk, { leadTelegramId: LENA_PHONE });
    const other = await openAgentsEvent(desk, { leadTelegramId: 5501 });
    const gina = await event.organizer('Gina');
    const hugo = await other.organizer('Hugo');
    const first = await gina.opens('No whisks');
    const second = await hugo.opens('No sieves');

    desk.todoist.updateTask(LENA.id, first.taskId, { priority: 4 });
    await lead.hears('No whisks');
    desk.todoist.updateTask(LENA.id, second.taskId, { priority: 4 });
    await lead.hears('No sieves');
    await others[0]?.hears('No sieves');

    // Max is a lead, too, but has never written to the bot: Telegram lets it tell him nothing.
    expect(others[1]?.heard()).toEqual([]);
    expect(lead.heard().filter(({ text }) => text.includes('No whisks'))).toHaveLength(1);
    expect(others[0]?.heard().filter(({ text }) => text.includes('No whisks'))).toEqual([]);
    expect(desk.todoist.comments(first.taskId)).toEqual([]);
  });
});
