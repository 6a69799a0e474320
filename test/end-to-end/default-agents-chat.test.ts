import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addGroup,
  chatAt,
  LENA_PHONE,
  linkAgents,
  openAgentsEvent,
  type AgentsChat,
} from '../support/agents-chat.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
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
});
