import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA, openDesk, TOM, type TestDesk } from '../support/desk.ts';
import { until } from '../support/until.ts';

describe.each([
  { name: 'by polling', options: {} },
  {
    name: 'by webhooks',
    options: { telegramMode: 'webhook', todoistWebhooks: true, pollSeconds: 3_600 } as const,
  },
])('the whole story, $name', ({ options }) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(options);
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  const heard = (text: string) =>
    until(`Tom reads "${text}"`, () =>
      desk.telegram
        .chat(TOM.id)
        .find((message) => message.from === 'bot' && message.text.includes(text)),
    );

  test('a request becomes a card, is taken, answered, solved, rated, reopened and solved again', async () => {
    const { telegram, todoist } = desk;
    const request = telegram.say(TOM.id, '* Wi-Fi is **down**\nin hall B, since noon');
    await heard('#1');
    const open = await desk.ticketWhen(
      1,
      'is on the board',
      ({ todoistTaskId }) => todoistTaskId !== null,
    );
    const taskId = open.todoistTaskId ?? '';
    expect(todoist.task(taskId)).toMatchObject({
      content: '#1 Wi-Fi is down',
      labels: ['support'],
      responsibleUid: null,
    });
    expect(todoist.task(taskId)?.description).toContain('in hall B, since noon');
    expect(todoist.task(taskId)?.description).toContain('Tom Becker');
    await until('the request has its 👌', () =>
      telegram
        .chat(TOM.id)
        .find(({ messageId }) => messageId === request.messageId)
        ?.reactions.includes('👌'),
    );

    todoist.assign(LENA.id, taskId, LENA.id);
    await heard('Lena is on #1');
    await until('the card is in progress', () => {
      const section = todoist.task(taskId)?.sectionId;
      return todoist
        .sections(todoist.task(taskId)?.projectId ?? '')
        .some(({ id, name }) => id === section && name === 'In progress');
    });

    todoist.comment(LENA.id, taskId, 'Rebooting the <router> & switch');
    const reply = await heard('Rebooting the <router> & switch');
    expect(reply.text).toBe('Lena\nRebooting the <router> & switch');
    todoist.comment(LENA.id, taskId, '// he is in a hurry');
    telegram.say(TOM.id, 'It works, thank you');
    await until('the thanks are on the board', () =>
      todoist.comments(taskId).some(({ content }) => content.includes('It works, thank you')),
    );

    todoist.complete(LENA.id, taskId);
    const solved = await heard('is solved');
    telegram.press(TOM.id, TOM.id, solved.messageId, '5 ★');
    await desk.ticketWhen(1, 'is rated', ({ rating }) => rating === 5);
    await heard('You gave 5 of 5');

    telegram.press(TOM.id, TOM.id, solved.messageId, '🔄 Reopen');
    const reopened = await desk.ticketWhen(
      1,
      'is claimed again',
      ({ status }) => status === 'claimed',
    );
    expect(reopened).toMatchObject({ reopenedCount: 1, agent: { todoistUserId: LENA.id } });
    await until('the card is open again', () => todoist.task(taskId)?.checked === false);

    todoist.complete(LENA.id, taskId);
    await desk.ticketWhen(1, 'is resolved', ({ status }) => status === 'resolved');
    const { messages } = await desk.ticketWhen(1, 'has all delivered', (ticket) =>
      ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );
    expect(messages.map(({ direction, text }) => [direction, text])).toEqual([
      ['in', '* Wi-Fi is **down**\nin hall B, since noon'],
      ['out', 'Rebooting the <router> & switch'],
      ['note', 'he is in a hurry'],
      ['in', 'It works, thank you'],
    ]);
    expect(telegram.chat(TOM.id).filter(({ text }) => text.includes('in a hurry'))).toEqual([]);
    expect((await desk.ask('GET', '/delivery')).body).toMatchObject({
      in: { accepted: 2, delivered: 2, failed: 0, pending: 0 },
      out: { accepted: 1, delivered: 1, failed: 0, pending: 0 },
    });
  });
});
