import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

/** Answers lost in a row. */
const LOST = 2;

const commentsWith = (desk: TestDesk, taskId: string, text: string) =>
  desk.todoist.comments(taskId).filter(({ content }) => content.includes(text));

const commentWith = (desk: TestDesk, taskId: string, text: string) =>
  until(`"${text}" is on the board`, () => commentsWith(desk, taskId, text)[0]);

const requestsWith = (desk: TestDesk, command: string) =>
  desk.todoist.requests().filter(({ types }) => types?.includes(command));

describe('what is told twice', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ todoistWebhooks: true, pollSeconds: 1 });
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  test('a redelivered update makes neither a second ticket nor a second comment', async () => {
    const olga = await newOrganizer(desk, 'Olga');
    const { number, taskId, message } = await olga.opens('The door is locked');
    const second = olga.say('Nobody has the key');
    await olga.delivered(second);

    for (const { messageId } of [message, second]) {
      const update = desk.telegram
        .updates()
        .find((each) => (each['message'] as { message_id: number })?.message_id === messageId);
      desk.telegram.redeliver(Number(update?.['update_id']));
    }
    await until('the updates are taken again', () => desk.telegram.pendingUpdates() === 0);
    // One chat's messages keep their order, so this one comes after the repeated ones.
    await olga.delivered(olga.say('It is open now'));

    expect(desk.todoist.comments(taskId).map(({ content }) => content)).toEqual([
      `**${olga.name}:** Nobody has the key`,
      `**${olga.name}:** It is open now`,
    ]);
    const { messages } = await desk.ticket(number);
    expect(messages.map(({ text }) => text)).toEqual([
      'The door is locked',
      'Nobody has the key',
      'It is open now',
    ]);
    expect(desk.todoist.tasks().filter(({ content }) => content.includes('The door'))).toHaveLength(
      1,
    );
  });

  test('a comment seen by the webhook, by the webhook again and by the poller reaches the organizer once', async () => {
    const oleg = await newOrganizer(desk, 'Oleg');
    const { taskId } = await oleg.opens('No power');
    desk.todoist.comment(LENA.id, taskId, 'Which table?');
    await oleg.hears('Which table?');
    const commentedAt = Date.now();

    const delivery = desk.todoist.deliveries().find(({ body }) => body.includes('Which table?'));
    expect(await desk.todoist.redeliverWebhook(delivery?.id ?? '')).toBe(200);
    await until('the poller has come by', () =>
      desk.todoist
        .requests()
        .some(({ path, at, commands }) => path.endsWith('/sync') && at > commentedAt && !commands),
    );
    desk.todoist.comment(LENA.id, taskId, 'I am coming');
    await oleg.hears('I am coming');

    expect(oleg.heard().filter(({ text }) => text.includes('Which table?'))).toHaveLength(1);
  });
});

describe('what a vendor did without an answer', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  test.each([{ forgets: false }, { forgets: true }])(
    'a lost answer of Todoist makes one task and one comment, whether it forgets what it made: $forgets',
    async ({ forgets }) => {
      const { todoist } = desk;
      todoist.trouble.forgetMapping(forgets);
      const paula = await newOrganizer(desk, 'Paula');
      const before = requestsWith(desk, 'item_add').length;
      todoist.trouble.loseAnswer({ command: 'item_add' }, LOST);
      const { taskId } = await paula.opens(`The answer is lost, forgotten: ${forgets}`);
      expect(requestsWith(desk, 'item_add').length - before).toBeGreaterThan(LOST);
      expect(
        todoist.tasks().filter(({ content }) => content.endsWith(`forgotten: ${forgets}`)),
      ).toHaveLength(1);

      todoist.trouble.loseAnswer({ command: 'note_add' }, LOST);
      await paula.delivered(paula.say('and again'));
      await paula.delivered(paula.say('and then no more'));
      expect(todoist.comments(taskId).map(({ content }) => content)).toEqual([
        `**${paula.name}:** and again`,
        `**${paula.name}:** and then no more`,
      ]);
      todoist.trouble.forgetMapping(false);
    },
  );

  test('a lost answer to several commands in one request does all of them once', async () => {
    const { todoist } = desk;
    const rosa = await newOrganizer(desk, 'Rosa');
    const { number, taskId } = await rosa.opens('We lost our team');
    todoist.trouble.loseAnswer({ command: 'item_move' }, LOST);
    // The first answer claims: the card is assigned and moved, in one request.
    todoist.comment(LENA.id, taskId, 'They are in hall B');
    await until('the answer came at last', () => requestsWith(desk, 'item_move').length > LOST);

    expect(new Set(requestsWith(desk, 'item_move').map(({ types }) => types?.join()))).toEqual(
      new Set(['item_update,item_move']),
    );
    await rosa.hears('They are in hall B');
    // What the pulls bring after the lost answers must not look like somebody's doing.
    todoist.comment(MAX.id, taskId, 'and well');
    await rosa.hears('and well');
    expect(rosa.heard().map(({ text }) => text)).toEqual([
      expect.stringContaining('Welcome'),
      expect.stringContaining('Got it'),
      expect.stringContaining('Lena is on'),
      'Lena\nThey are in hall B',
      'Max\nand well',
    ]);
    expect(todoist.task(taskId)).toMatchObject({ responsibleUid: LENA.id });
    expect(await desk.ticket(number)).toMatchObject({
      status: 'claimed',
      agent: { todoistUserId: LENA.id },
    });
  });

  test('a lost answer of Telegram makes one duplicate at most', async () => {
    const tara = await newOrganizer(desk, 'Tara');
    const { taskId } = await tara.opens('Who has the badges?');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await tara.hears('Lena is on');
    desk.telegram.trouble.loseAnswer('sendMessage', 1);
    desk.todoist.comment(LENA.id, taskId, 'The front desk');
    desk.todoist.comment(LENA.id, taskId, 'until six');
    await tara.hears('until six');

    const replies = tara
      .heard()
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Lena\n'));
    expect(replies).toEqual(['Lena\nThe front desk', 'Lena\nThe front desk', 'Lena\nuntil six']);
  });
});

describe("a bot that uses an agent's own account", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ bot: LENA, todoistWebhooks: true, pollSeconds: 1 });
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  test('its own comments never come back, and what the agent writes does', async () => {
    const uma = await newOrganizer(desk, 'Uma');
    const { number, taskId } = await uma.opens('Where is the stage?');
    // The webhook and the poller see the comment before its id is known here.
    desk.todoist.trouble.loseAnswer({ command: 'note_add' }, LOST);
    await uma.delivered(uma.say('And when does it begin?'));
    desk.todoist.comment(LENA.id, taskId, 'In hall A');
    const reply = await uma.hears('In hall A');
    expect(reply.text).toBe('Lena\nIn hall A');
    desk.todoist.comment(MAX.id, taskId, 'At nine');
    await uma.hears('At nine');

    const own = await commentWith(desk, taskId, 'And when does it begin?');
    expect(own.postedUid).toBe(LENA.id);
    expect(uma.heard().filter(({ text }) => text.includes('And when does it begin?'))).toEqual([]);
    const { messages } = await desk.ticketWhen(number, 'has all delivered', (ticket) =>
      ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );
    expect(messages.map(({ direction, text }) => [direction, text])).toEqual([
      ['in', 'Where is the stage?'],
      ['in', 'And when does it begin?'],
      ['out', 'In hall A'],
      ['out', 'At nine'],
    ]);
  });
});
