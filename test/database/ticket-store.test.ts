import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TicketChangeEntity } from '../../src/database/entities/ticket-change.ts';
import { MessageEntity } from '../../src/database/entities/message.ts';
import { TelegramMessageEntity } from '../../src/database/entities/telegram-message.ts';
import { TicketEntity } from '../../src/database/entities/ticket.ts';
import { createTicketStore } from '../../src/database/ticket-store.ts';
import type { StoredMessage } from '../../src/domain/messages.ts';
import type { TicketStore } from '../../src/domain/ports.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertTicket, ticketRecord } from '../support/rows.ts';

const AT = Date.UTC(2026, 4, 1, 12, 0, 0, 123);

let database: TestDatabase;
let store: TicketStore;

beforeAll(async () => {
  database = await openTestDatabase();
  store = createTicketStore(database.orm);
});

afterAll(() => database.close());

describe('saveTicket', () => {
  it('keeps what the ticket says, to the millisecond', async () => {
    const { number } = await insertTicket(database.orm);

    await store.saveTicket(
      ticketRecord(number, {
        subject: 'No wifi',
        status: 'claimed',
        agent: { id: 'u1', name: 'Ann Example' },
        task: { id: `task-${number}`, url: 'https://app.todoist.com/app/task/1' },
        priority: 4,
        categories: ['wifi', 'a "quoted", one'],
        claimedAt: AT,
      }),
      [],
    );

    expect(await findTicket(number)).toMatchObject({
      subject: 'No wifi',
      status: 'claimed',
      agentTodoistId: 'u1',
      agentName: 'Ann Example',
      todoistTaskId: `task-${number}`,
      priority: 4,
      categories: ['wifi', 'a "quoted", one'],
      claimedAt: new Date(AT),
      resolvedAt: null,
    });
  });

  it('keeps texts with a NUL character without it', async () => {
    const { number } = await insertTicket(database.orm);
    const agent = { id: 'u1', name: 'An\0n' };
    const reply = {
      id: `td-nul-${number}`,
      direction: 'out',
      author: 'An\0n',
      text: 'Turn \0left',
      at: AT,
      commentId: null,
    } as const;

    await store.saveTicket(
      ticketRecord(number, { subject: '\0No wifi', categories: ['wi\0fi'], agent }),
      [{ type: 'messageAccepted', message: reply }],
    );

    expect(await findTicket(number)).toMatchObject({
      subject: 'No wifi',
      categories: ['wifi'],
      agentName: 'Ann',
    });
    const kept = await database.orm.em.fork().findOneOrFail(MessageEntity, { id: reply.id });
    expect(kept).toMatchObject({ author: 'Ann', text: 'Turn left' });
  });

  it('keeps the link to a task that is gone until another takes its place', async () => {
    const { number } = await insertTicket(database.orm);
    const linked = ticketRecord(number, { task: { id: `gone-${number}`, url: 'https://t/1' } });
    await store.saveTicket(linked, []);

    await store.saveTicket({ ...linked, task: null }, []);

    expect(await findTicket(number)).toMatchObject({ todoistTaskId: `gone-${number}` });
  });

  it('keeps each step of the life once, in order', async () => {
    const { number } = await insertTicket(database.orm);
    const agent = { id: 'u1', name: 'Ann' };
    const steps = [
      { type: 'ticketChanged', at: AT, status: 'claimed', agent },
      { type: 'ticketChanged', at: AT + 1, status: 'new', agent: null },
      { type: 'ticketChanged', at: AT + 2, status: 'claimed', agent },
    ] as const;

    await store.saveTicket(ticketRecord(number), steps.slice(0, 2));
    await store.saveTicket(ticketRecord(number), [...steps]);

    const kept = await database.orm.em
      .fork()
      .find(TicketChangeEntity, { ticket: { number } }, { orderBy: { at: 'asc' } });
    expect(kept.map(({ at, status, agentName }) => [at.getTime(), status, agentName])).toEqual([
      [AT, 'claimed', 'Ann'],
      [AT + 1, 'new', null],
      [AT + 2, 'claimed', 'Ann'],
    ]);
  });

  it('adds a reply as pending and a note as delivered', async () => {
    const { number, organizerId } = await insertTicket(database.orm);

    await store.saveTicket(ticketRecord(number), [
      { type: 'messageAccepted', message: message(`td-${number}-1`, 'out') },
      { type: 'messageAccepted', message: message(`td-${number}-2`, 'note') },
    ]);

    expect(await findMessage(`td-${number}-1`)).toMatchObject({
      delivery: 'pending',
      deliveredAt: null,
      todoistCommentId: `td-${number}-1`,
      ticket: { number },
      organizer: { id: organizerId },
      attachments: [],
      at: new Date(AT),
    });
    expect(await findMessage(`td-${number}-2`)).toMatchObject({
      delivery: 'delivered',
      deliveredAt: new Date(AT),
    });
  });

  it('changes nothing when the same is saved again', async () => {
    const { number } = await insertTicket(database.orm);
    const id = `td-${number}`;
    const accepted = { type: 'messageAccepted', message: message(id, 'out') } as const;
    const delivered = {
      type: 'messageDelivered',
      messageId: id,
      at: AT + 5,
      telegramMessageId: 77,
    } as const;
    await store.saveTicket(ticketRecord(number), [accepted, delivered]);

    await store.saveTicket(ticketRecord(number), [accepted]);
    await store.saveTicket(ticketRecord(number), [accepted, { ...delivered, at: AT + 9 }]);

    expect(await findMessage(id)).toMatchObject({
      delivery: 'delivered',
      deliveredAt: new Date(AT + 5),
      telegramMessageId: 77,
    });
  });

  it('counts a refused message as failed, but never one that was delivered', async () => {
    const { number } = await insertTicket(database.orm);
    const refused = `td-${number}-refused`;
    const sent = `td-${number}-sent`;

    await store.saveTicket(ticketRecord(number), [
      { type: 'messageAccepted', message: message(refused, 'out') },
      { type: 'messageAccepted', message: message(sent, 'out') },
      { type: 'messageDelivered', messageId: sent, at: AT },
      { type: 'messageFailed', messageId: refused, reason: 'blocked' },
      { type: 'messageFailed', messageId: sent, reason: 'blocked' },
    ]);

    expect(await findMessage(refused)).toMatchObject({ delivery: 'failed', reason: 'blocked' });
    expect(await findMessage(sent)).toMatchObject({ delivery: 'delivered', reason: null });
  });

  it('leaves a message that was moved to another ticket with that ticket', async () => {
    const from = await insertTicket(database.orm);
    const to = await insertTicket(database.orm);
    const id = `tg-5-${from.number}`;
    const incoming = message(id, 'in');
    await store.saveTicket(ticketRecord(to.number), [
      { type: 'messageAccepted', message: incoming },
    ]);

    await store.saveTicket(ticketRecord(from.number), [
      { type: 'messageAccepted', message: incoming },
      { type: 'messageDelivered', messageId: id, at: AT, commentId: 'c9' },
    ]);

    expect(await findMessage(id)).toMatchObject({
      delivery: 'pending',
      ticket: { number: to.number },
    });
  });

  it('knows the ticket of each message the bot sent', async () => {
    const { number } = await insertTicket(database.orm);
    const chatId = 9_000_000_000 + number;

    await store.saveTicket(
      ticketRecord(number, { organizer: { name: 'O', chatId, language: 'en' } }),
      [
        { type: 'telegramMessageSent', telegramMessageId: 1 },
        { type: 'telegramMessageSent', telegramMessageId: 2 },
      ],
    );
    await store.linkTelegramMessage({ chatId, messageId: 2, number });
    await store.linkTelegramMessage({ chatId, messageId: 3, number });

    const links = await database.orm.em
      .fork()
      .find(TelegramMessageEntity, { chatId }, { orderBy: { messageId: 'asc' } });
    expect(links.map((link) => [link.messageId, link.ticket.number])).toEqual([
      [1, number],
      [2, number],
      [3, number],
    ]);
  });

  it('lists a file whose caption was taken away as what it is, and words by what they say', async () => {
    const { number } = await insertTicket(database.orm);
    const [photo, words] = [`tg-photo-${number}`, `tg-words-${number}`];
    await store.saveTicket(ticketRecord(number), [
      { type: 'messageAccepted', message: message(photo, 'in') },
      { type: 'messageAccepted', message: message(words, 'in') },
    ]);
    const file = { kind: 'photo', fileId: 'f', name: 'photo.jpg', mime: null, size: 1 } as const;
    const em = database.orm.em.fork();
    await em.nativeUpdate(MessageEntity, { id: photo }, { file: { ...file, label: '[photo]' } });

    await store.saveTicket(ticketRecord(number), [
      { type: 'messageChanged', messageId: photo, text: 'Look', at: AT },
      { type: 'messageChanged', messageId: photo, text: '', at: AT + 1 },
      { type: 'messageChanged', messageId: words, text: 'Other words', at: AT },
    ]);

    expect(await findMessage(photo)).toMatchObject({
      text: '[photo]',
      editedAt: new Date(AT + 1),
    });
    expect(await findMessage(words)).toMatchObject({ text: 'Other words' });
  });
});

function message(id: string, direction: StoredMessage['direction']): StoredMessage {
  return {
    id,
    direction,
    author: 'Ann Example',
    text: `It's "fine" \\ 👌`,
    at: AT,
    commentId: direction === 'in' ? null : id,
  };
}

function findTicket(number: number) {
  return database.orm.em.fork().findOneOrFail(TicketEntity, { number });
}

function findMessage(id: string) {
  return database.orm.em.fork().findOneOrFail(MessageEntity, { id });
}
