import { expect, test } from '@jest/globals';
import { openDesk, TOM } from '../support/desk.ts';
import { until } from '../support/until.ts';

test('where webhooks tell of the board, a message makes nobody pull it', async () => {
  const desk = await openDesk({
    telegramMode: 'webhook',
    todoistWebhooks: true,
    pollSeconds: null,
  });
  try {
    const { telegram, todoist } = desk;
    const pulls = () =>
      todoist.requests().filter(({ path, commands }) => path.endsWith('/sync') && !commands).length;
    await desk.openEvent();
    await until('the first pull is done', () => pulls() === 1);

    for (const text of ['The beamer is dark', 'and it smells']) {
      const { messageId } = telegram.say(TOM.id, text);
      await until(`"${text}" is on the board`, () =>
        telegram
          .chat(TOM.id)
          .some((message) => message.messageId === messageId && message.reactions.includes('👌')),
      );
    }

    expect(pulls()).toBe(1);
  } finally {
    await desk.close();
  }
});
