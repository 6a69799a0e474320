import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { SimMessage } from '../../src/sandbox/telegram-server.ts';
import { deliveryOf, repliesCount } from '../support/delivery.ts';
import { LENA, openDesk, TELEGRAM_SECRET, type TestDesk } from '../support/desk.ts';
import { helpedOrganizers, type HelpedOrganizer } from '../support/helped-organizer.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

/** How often the bot has asked this of Telegram for one message. */
const callsFor = (desk: TestDesk, method: string, { chatId, messageId }: SimMessage) =>
  desk.telegram.calls(method).filter(({ payload: { chat_id: chat, message_id: message } }) => {
    return chat === chatId && message === messageId;
  }).length;

const WAYS = [
  { way: 'by webhooks', options: { todoistWebhooks: true, pollSeconds: 3_600 } },
  { way: 'by polling', options: {} },
];

const NAMES = ['Ed', 'Dee', 'Al', 'Olaf', 'Lon'] as const;

describe.each(WAYS)('what an agent changes, $way', ({ options }) => {
  let desk: TestDesk;
  let all: Record<(typeof NAMES)[number], HelpedOrganizer>;
  beforeAll(async () => {
    desk = await openDesk(options);
    await desk.openEvent();
    all = await helpedOrganizers(desk, NAMES);
  });
  afterEach(() => desk.telegram.trouble.down(false));
  afterAll(() => desk.close());

  /** Todoist says everything once more that it has said of this comment. */
  const repeatWebhooks = async (commentId: string) => {
    for (const { id, body } of desk.todoist.deliveries()) {
      if (body.includes(commentId)) expect(await desk.todoist.redeliverWebhook(id)).toBe(200);
    }
  };

  test.concurrent('a reply edited twice is one message that says the last', async () => {
    const { organizer, number, answer, edit, reads, settles } = all.Ed;
    const comment = answer('Hall A');
    const sent = await organizer.hears('Hall A');
    edit(comment, 'Hall **B**');
    await reads('Hall B');
    edit(comment, 'Hall C');
    await reads('Hall C');
    await repeatWebhooks(comment.id);
    await settles();
    await reads('Hall C', 'end 1');

    expect(organizer.heard().find(({ messageId }) => messageId === sent.messageId)).toMatchObject({
      text: 'Lena\nHall C',
      edited: true,
    });
    expect(callsFor(desk, 'editMessageText', sent)).toBe(2);
    await repliesCount(desk, number, { delivered: 2, failed: 0 });
    expect((await desk.ticket(number)).messages[1]).toMatchObject({ text: 'Hall C' });
  });

  test.concurrent('a reply that is deleted is taken back once', async () => {
    const { organizer, number, answer, remove, reads, settles, warnings } = all.Dee;
    const comment = answer('Wrong chat');
    const sent = await organizer.hears('Wrong chat');
    remove(comment);
    await reads();
    await repeatWebhooks(comment.id);
    await settles();
    await reads('end 1');

    expect(callsFor(desk, 'deleteMessage', sent)).toBe(1);
    expect(warnings()).toEqual([]);
    await repliesCount(desk, number, { delivered: 2, failed: 0 });
  });

  test.concurrent('a long reply that shrinks and grows is in as many messages as it needs', async () => {
    const { organizer, number, answer, edit } = all.Lon;
    const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`);
    const shows = (count: number) =>
      until(`${count} words are there, and in order`, () => {
        const parts = organizer.heard().filter(({ text }) => text.includes('word'));
        const shown = parts.flatMap(({ text }) => text.replace('Lena', '').trim().split(/\s+/));
        return shown.join() === words(count).join() ? parts.length : null;
      });
    const comment = answer(words(1_400).join(' '));
    expect(await shows(1_400)).toBe(3);
    edit(comment, words(20).join(' '));
    expect(await shows(20)).toBe(1);
    edit(comment, words(900).join(' '));
    expect(await shows(900)).toBe(2);

    await repliesCount(desk, number, { delivered: 1, failed: 0 });
  });

  test.concurrent('a reply that claims, edited at once, reaches the organizer once, as it says now', async () => {
    const organizer = await newOrganizer(desk, 'Quin');
    const { taskId, number } = await organizer.opens('Quick one');
    const { id } = desk.todoist.comment(LENA.id, taskId, 'Ys');
    desk.todoist.editComment(LENA.id, id, 'Yes');
    await organizer.hears('Lena\nYes');
    const { messages } = await desk.ticketWhen(number, 'has all delivered', (ticket) =>
      ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );

    expect(messages.map(({ text }) => text)).toEqual(['Quick one', 'Yes']);
    expect(organizer.heard().filter(({ text }) => text.startsWith('Lena\n'))).toHaveLength(1);
  });

  // These make trouble that others would meet.
  test('while Telegram is away, an edit is made up for, and what is deleted never goes out', async () => {
    const { organizer, number, answer, edit, remove, reads, settles } = all.Al;
    const known = answer('Gate 1');
    await reads('Gate 1');
    desk.telegram.trouble.down(true);
    edit(known, 'Gate 2');
    const [late, gone] = [answer('at five'), answer('or never')];
    await desk.ticketWhen(number, 'knows them', ({ messages }) => messages.length === 4);
    edit(late, 'at six');
    remove(gone);
    await repliesCount(desk, number, { delivered: 1, failed: 1, pending: 1 });
    desk.telegram.trouble.down(false);
    await reads('Gate 2', 'at six');
    await settles();
    await reads('Gate 2', 'at six', 'end 1');

    // Nothing of it was ever sent, so there was nothing to take back.
    expect(
      desk.telegram
        .calls('deleteMessage')
        .filter(({ payload }) => payload['chat_id'] === organizer.id),
    ).toEqual([]);
    await repliesCount(desk, number, { delivered: 3, failed: 1 });
    expect((await deliveryOf(desk)).out.reasons).toEqual({ withdrawn: 1 });
  });

  test('a reply too old to be deleted says that it was taken back', async () => {
    const { organizer, answer, remove, reads } = all.Olaf;
    const comment = answer('Old news');
    const { messageId } = await organizer.hears('Old news');
    const description = "Bad Request: message can't be deleted";
    desk.telegram.trouble.failNext('deleteMessage', { code: 400, description });
    remove(comment);
    await reads();

    expect(organizer.heard().at(-1)).toMatchObject({
      messageId,
      text: '🗑 This message was taken back.',
    });
  });
});

describe('what an organizer changes', () => {
  let desk: TestDesk;
  let client: Client;
  let disconnect = async (): Promise<void> => undefined;
  beforeAll(async () => {
    desk = await openDesk();
    ({ client, close: disconnect } = await connectClient(desk.temporal));
    await desk.openEvent();
  });
  afterAll(async () => {
    await disconnect();
    await desk.close();
  });

  const comments = (taskId: string) => desk.todoist.comments(taskId).map(({ content }) => content);
  const commands = (type: string) =>
    desk.todoist.requests().flatMap(({ types }) => types?.filter((each) => each === type) ?? [])
      .length;

  test('changes the comment; twice and repeated, it is still one', async () => {
    const organizer = await newOrganizer(desk, 'Cora');
    const { number, taskId } = await organizer.opens('No water');
    const message = organizer.say('in room 5');
    await organizer.delivered(message);
    const updates = commands('note_update');
    for (const text of ['in room 6', 'in room 7']) {
      desk.telegram.edit(organizer.id, message.messageId, text);
      await until(`the board says ${text}`, () => comments(taskId).join().includes(text));
    }
    const last = desk.telegram.updates().findLast((update) => 'edited_message' in update);
    desk.telegram.redeliver(Number(last?.['update_id']));
    await until('it is taken again', () => desk.telegram.pendingUpdates() === 0);
    await organizer.delivered(organizer.say('Thanks'));

    expect(comments(taskId)).toEqual(['**Cora Guest:** in room 7', '**Cora Guest:** Thanks']);
    expect(commands('note_update') - updates).toBe(2);
    expect((await desk.ticket(number)).messages).toMatchObject([
      { text: 'No water' },
      { text: 'in room 7' },
      { text: 'Thanks' },
    ]);
  });

  test("changes the card's title and text where it was the request itself", async () => {
    const organizer = await newOrganizer(desk, 'Orla');
    const { number, taskId, message } = await organizer.opens('The dor is locked');
    desk.telegram.edit(organizer.id, message.messageId, 'The door is locked\nsince nine');
    await until('the title is changed', () =>
      desk.todoist.task(taskId)?.content.includes('The door is locked'),
    );

    expect(desk.todoist.task(taskId)).toMatchObject({
      content: `#${number} The door is locked`,
      labels: ['support'],
    });
    const { description } = desk.todoist.task(taskId) ?? { description: '' };
    expect(description).toMatch(/^The door is locked\nsince nine\n/);
    expect(description).toContain('Orla Guest');
    expect(comments(taskId)).toEqual([]);
    await desk.ticketWhen(
      number,
      'has the new subject',
      ({ subject }) => subject === 'The door is locked',
    );
  });

  test('while Todoist is away is made up for', async () => {
    const organizer = await newOrganizer(desk, 'Dawn');
    const first = await organizer.opens('Beamr broken');
    const later = organizer.say('In rom 2');
    await organizer.delivered(later);
    desk.todoist.trouble.down(true);
    desk.telegram.edit(organizer.id, first.message.messageId, 'Beamer broken');
    desk.telegram.edit(organizer.id, later.messageId, 'In room 2');
    const written = organizer.say('Hurry plase');
    desk.telegram.edit(organizer.id, written.messageId, 'Hurry please');
    await until('all is taken in', () => desk.telegram.pendingUpdates() === 0);
    desk.todoist.trouble.down(false);
    await organizer.delivered(written);
    await until('the last edit is there', () => comments(first.taskId).join().includes('please'));

    expect(desk.todoist.task(first.taskId)?.content).toBe(`#${first.number} Beamer broken`);
    expect(comments(first.taskId)).toEqual([
      '**Dawn Guest:** In room 2',
      '**Dawn Guest:** Hurry please',
    ]);
  });

  test('below a file changes its words, and leaves the file', async () => {
    const organizer = await newOrganizer(desk, 'Fil');
    const { taskId, number } = await organizer.opens('Here are my papers');
    const extra = desk.telegram.attach('document', {
      content: 'a plan',
      fileName: 'plan.txt',
      mimeType: 'text/plain',
    });
    const sent = desk.telegram.say(organizer.id, { text: 'My paln', extra });
    await organizer.delivered({ ...sent, text: 'My paln' });
    desk.telegram.edit(organizer.id, sent.messageId, 'My plan');
    await until('the words are changed', () => comments(taskId).join().includes('My plan'));

    expect(desk.todoist.comments(taskId)).toMatchObject([
      { content: '**Fil Guest:** My plan', attachment: { file_name: 'plan.txt' } },
    ]);
    expect((await desk.ticket(number)).messages).toHaveLength(2);
  });

  test('after the end reaches nobody, and they are told so', async () => {
    const organizer = await newOrganizer(desk, 'Ann');
    const { number, taskId, message } = await organizer.opens('Never mind');
    desk.todoist.deleteTask(LENA.id, taskId);
    await until('the ticket has ended', async () => {
      const { status } = await client.workflow.getHandle(`ticket-${number}`).describe();
      return status.name === 'COMPLETED';
    });
    desk.telegram.edit(organizer.id, message.messageId, 'Do mind');

    const { text } = await organizer.hears('reached nobody');
    expect(text).toContain(`#${number} is closed`);
    expect(await desk.ticket(number)).toMatchObject({ subject: 'Never mind', status: 'closed' });
  });
});

describe('an edit that overtakes its message', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ telegramMode: 'webhook' });
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  let updates = 900_000_000;
  const post = async (organizer: TestOrganizer, update: Record<string, unknown>) => {
    const person = { id: organizer.id, first_name: 'Eve', last_name: 'Guest', is_bot: false };
    const chat = { id: organizer.id, type: 'private', first_name: 'Eve' };
    const [[kind, fields] = ['', {}]] = Object.entries(update);
    updates += 1;
    const { status } = await fetch(`${desk.url()}/webhooks/telegram`, {
      method: 'POST',
      body: JSON.stringify({
        update_id: updates,
        [kind]: { chat, from: person, date: Math.floor(Date.now() / 1_000), ...(fields as object) },
      }),
      headers: { 'x-telegram-bot-api-secret-token': TELEGRAM_SECRET },
    });
    expect(status).toBe(200);
  };
  const later = () => Math.floor(Date.now() / 1_000) + 5;

  test('is what the message says, in a request and in what follows it', async () => {
    const organizer = await newOrganizer(desk, 'Eve');
    const opening = { message_id: 70_001 };
    const following = { message_id: 70_002 };
    await post(organizer, {
      edited_message: { ...opening, text: 'The lift is stuck', edit_date: later() },
    });
    await post(organizer, { message: { ...opening, text: 'The lift is stck' } });
    await organizer.hears('Got it');
    await post(organizer, {
      edited_message: { ...following, text: 'on floor 3', edit_date: later() },
    });
    await post(organizer, { message: { ...following, text: 'on flor 3' } });
    await post(organizer, { message: { message_id: 70_003, text: 'Help' } });

    const tickets = await desk.tickets();
    expect(tickets).toMatchObject([{ subject: 'The lift is stuck' }]);
    const number = tickets[0]?.number ?? 0;
    const { messages, todoistTaskId } = await desk.ticketWhen(number, 'has all', (ticket) =>
      ticket.messages.every(({ delivery }) => delivery === 'delivered'),
    );
    expect(messages.map(({ text }) => text)).toEqual(['The lift is stuck', 'on floor 3', 'Help']);
    const taskId = todoistTaskId ?? '';
    expect(desk.todoist.task(taskId)?.content).toBe(`#${number} The lift is stuck`);
    expect(desk.todoist.comments(taskId).map(({ content }) => content)).toEqual([
      '**Eve Guest:** on floor 3',
      '**Eve Guest:** Help',
    ]);
  });
});
