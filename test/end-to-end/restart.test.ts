import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

/** Seconds that a vendor asks to wait. */
const WAIT = 3;

describe('outages', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  const comments = (taskId: string) => desk.todoist.comments(taskId).map(({ content }) => content);

  test('what both sides say while the desk is stopped arrives once and in order when it is back', async () => {
    const { todoist } = desk;
    const vera = await newOrganizer(desk, 'Vera');
    const { number, taskId } = await vera.opens('The projector is dark');
    todoist.assign(LENA.id, taskId, LENA.id);
    await vera.hears('Lena is on');

    await desk.stop();
    vera.say('Lamp is on');
    todoist.comment(LENA.id, taskId, 'Is the lens cap off?');
    const last = vera.say('Cable is in');
    todoist.comment(LENA.id, taskId, 'On my way');
    todoist.move(LENA.id, taskId, 'Waiting');
    await desk.start();

    await vera.delivered(last);
    await vera.hears('On my way');
    expect(comments(taskId)).toEqual([
      'Is the lens cap off?',
      'On my way',
      `**${vera.name}:** Lamp is on`,
      `**${vera.name}:** Cable is in`,
    ]);
    expect(
      vera
        .heard()
        .map(({ text }) => text)
        .filter((text) => text.startsWith('Lena\n')),
    ).toEqual(['Lena\nIs the lens cap off?', 'Lena\nOn my way']);
    const { messages } = await desk.ticketWhen(number, 'has all delivered', (ticket) =>
      ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );
    expect(messages).toHaveLength(5);
  });

  test('while Todoist is down, requests are accepted at once; they are on the board in order when it is back', async () => {
    const { todoist } = desk;
    const walt = await newOrganizer(desk, 'Walt');
    todoist.trouble.down(true);
    walt.say('First: no water');
    const accepted = await walt.hears('Got it');
    walt.say('Second: no coffee');
    const last = walt.say('Third: no tea');
    const receipt = await walt.hears('2 messages added');
    walt.say('/my');
    await walt.hears('First: no water');
    expect(todoist.tasks().filter(({ content }) => content.includes('no water'))).toEqual([]);
    todoist.trouble.down(false);

    await walt.delivered(last);
    const [task] = todoist.tasks().filter(({ content }) => content.includes('no water'));
    expect(comments(task?.id ?? '')).toEqual([
      `**${walt.name}:** Second: no coffee`,
      `**${walt.name}:** Third: no tea`,
    ]);
    expect(accepted.messageId).toBeLessThan(receipt.messageId);
  });

  test('while Telegram is down, the board goes on; the answers arrive in order when it is back', async () => {
    const { todoist, telegram } = desk;
    const xena = await newOrganizer(desk, 'Xena');
    const { number, taskId } = await xena.opens('Where do we sleep?');
    telegram.trouble.down(true);
    todoist.comment(LENA.id, taskId, 'In the gym');
    todoist.comment(LENA.id, taskId, 'Bring a mat');
    await desk.ticketWhen(number, 'is claimed', ({ status }) => status === 'claimed');
    await until('the card is assigned', () => todoist.task(taskId)?.responsibleUid === LENA.id);
    telegram.trouble.down(false);

    await xena.hears('Bring a mat');
    expect(xena.heard().map(({ text }) => text)).toEqual([
      expect.stringContaining('Welcome'),
      expect.stringContaining('Got it'),
      expect.stringContaining('Lena is on'),
      'Lena\nIn the gym',
      'Lena\nBring a mat',
    ]);
  });

  test('each vendor that asks to wait is waited for', async () => {
    const { todoist, telegram } = desk;
    const yuri = await newOrganizer(desk, 'Yuri');
    const { taskId } = await yuri.opens('When is lunch?');
    todoist.assign(LENA.id, taskId, LENA.id);
    await yuri.hears('Lena is on');

    const tooMany = { code: 429, description: `Too Many Requests: retry after ${WAIT}` };
    telegram.trouble.failNext('sendMessage', { ...tooMany, retryAfter: WAIT });
    todoist.comment(LENA.id, taskId, 'At one');
    await yuri.hears('At one');
    todoist.trouble.failNext({ command: 'note_add' }, { status: 429, retryAfter: WAIT });
    await yuri.delivered(yuri.say('And dinner?'));

    const sends = telegram
      .calls('sendMessage')
      .filter(({ payload }) => String(payload['text']).includes('At one'));
    const writes = todoist.requests().filter(({ types }) => types?.includes('note_add'));
    expect(comments(taskId)).toEqual(['At one', `**${yuri.name}:** And dinner?`]);
    for (const tries of [sends, writes.slice(-2)]) {
      const [refused, taken, ...more] = tries.map(({ at }) => at);
      expect((taken ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(WAIT * 1_000);
      expect(more).toEqual([]);
    }
  });
});
