import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

describe("where an organizer's message goes", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  const words = async (number: number) =>
    (await desk.ticket(number)).messages.map(({ text }) => text);

  /** Opens a second request beside the first. */
  const opensAnother = async (organizer: TestOrganizer, text: string) => {
    organizer.say('/new');
    await organizer.hears('your next message opens a new one');
    return organizer.opens(text);
  };

  test('/new opens a request beside the one that is open', async () => {
    const adam = await newOrganizer(desk, 'Adam');
    const first = await adam.opens('No chairs');
    const second = await opensAnother(adam, 'No tables');

    expect(second.number).not.toBe(first.number);
    expect(await desk.ticket(first.number)).toMatchObject({ status: 'new', subject: 'No chairs' });
    expect(await desk.ticket(second.number)).toMatchObject({ subject: 'No tables' });
  });

  test('a reply belongs to the ticket of the message it answers, whoever wrote that', async () => {
    const bella = await newOrganizer(desk, 'Bella');
    const first = await bella.opens('No light');
    const second = await opensAnother(bella, 'No sound');
    const accepted = await bella.hears(`#${first.number}`);

    await bella.delivered(bella.say('still dark', accepted));
    await bella.delivered(bella.say('still silent', second.message));

    expect(await words(first.number)).toEqual(['No light', 'still dark']);
    expect(await words(second.number)).toEqual(['No sound', 'still silent']);
  });

  test('the ticket chosen by Write takes the messages that follow', async () => {
    const carl = await newOrganizer(desk, 'Carl');
    const first = await carl.opens('Need tape');
    const second = await opensAnother(carl, 'Need glue');
    carl.say('/my');
    const list = await carl.hears('Your requests');
    carl.press(list, `#${first.number}`);
    const card = await until('the card is open', () =>
      carl.heard().find(({ messageId, buttons }) => {
        const texts = buttons.flat().map(({ text }) => text);
        return messageId === list.messageId && texts.includes('✍️ Write');
      }),
    );
    carl.press(card, '✍️ Write');
    await carl.hears('Your next messages go to');

    await carl.delivered(carl.say('Duct tape'));
    await carl.delivered(carl.say('Silver'));

    expect(await words(first.number)).toEqual(['Need tape', 'Duct tape', 'Silver']);
    expect(await words(second.number)).toEqual(['Need glue']);
  });

  test('the only open ticket takes the message; one receipt grows with the run, and New request moves it away', async () => {
    const { todoist } = desk;
    const dora = await newOrganizer(desk, 'Dora');
    const { number, taskId } = await dora.opens('No taxi');
    await dora.delivered(dora.say('Also no bus'));
    const receipt = await dora.hears('Added to');
    await dora.delivered(dora.say('From the station'));
    const grown = await dora.hears(`2 messages added to #${number}`);
    expect(grown.messageId).toBe(receipt.messageId);
    expect(todoist.comments(taskId)).toHaveLength(2);

    dora.press(grown, 'New request');
    const accepted = await until('a new request is accepted', () =>
      dora.heard().find(({ text }) => text.includes('Got it') && !text.includes(`#${number}`)),
    );
    const moved = Number(/#(\d+)/.exec(accepted.text)?.[1]);
    await until('the old card is clean', () => todoist.comments(taskId).length === 0);
    const target = await desk.ticketWhen(moved, 'has all on the board', ({ messages }) =>
      messages.every(({ delivery }) => delivery === 'delivered'),
    );

    expect(target.messages.map(({ text }) => text)).toEqual(['Also no bus', 'From the station']);
    expect(target.previousNumber).toBe(number);
    expect(todoist.task(target.todoistTaskId ?? '')?.content).toBe(`#${moved} Also no bus`);
    expect(todoist.comments(target.todoistTaskId ?? '').map(({ content }) => content)).toEqual([
      `**${dora.name}:** From the station`,
    ]);
    expect(await words(number)).toEqual(['No taxi']);
    const told = await dora.hears(`Moved from #${number} to #${moved}`);
    expect(told).toMatchObject({ messageId: receipt.messageId, buttons: [] });
  });

  test('with several open, the bot asks; a button puts all that waits where it belongs', async () => {
    const emil = await newOrganizer(desk, 'Emil');
    const first = await emil.opens('Lost a badge');
    const second = await opensAnother(emil, 'Lost a bag');
    const message = emil.say('It is blue');
    const asked = await emil.hears('Which request is this about?');
    const another = emil.say('and old');
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([
      `#${second.number} Lost a bag`,
      `#${first.number} Lost a badge`,
      'New request',
    ]);

    await until('the bot has taken it', () => desk.telegram.pendingUpdates() === 0);
    emil.press(asked, `#${first.number} Lost a badge`);
    await emil.delivered(message);
    await emil.delivered(another);
    expect(await words(first.number)).toEqual(['Lost a badge', 'It is blue', 'and old']);
    expect(await words(second.number)).toEqual(['Lost a bag']);
    const questions = emil.heard().filter(({ messageId }) => messageId === asked.messageId);
    expect(questions).toMatchObject([{ text: `➕ Passed on to #${first.number}.`, buttons: [] }]);
    expect(emil.heard().filter(({ text }) => text.includes('Which request'))).toEqual([]);
  });

  test('with several open, New request makes what waits a ticket of its own', async () => {
    const fay = await newOrganizer(desk, 'Fay');
    const numbers = [
      (await fay.opens('No soap')).number,
      (await opensAnother(fay, 'No towels')).number,
    ];
    const message = fay.say('No mirror');
    fay.press(await fay.hears('Which request is this about?'), 'New request');
    await fay.delivered(message);

    const tickets = await desk.tickets();
    const opened = tickets.find(({ subject }) => subject === 'No mirror');
    expect(numbers).not.toContain(opened?.number);
    expect(await words(opened?.number ?? 0)).toEqual(['No mirror']);
  });

  test('a stranger, and one with a code that nobody gave, are refused politely, and nothing is stored', async () => {
    const ivan = await newOrganizer(desk, 'Ivan', null);
    ivan.say('Let me in');
    const refusal = await ivan.hears('for invited guests');
    ivan.say('/start WRONG');
    const wrong = await ivan.hears('This link does not work');
    for (const { text } of [refusal, wrong]) expect(text).not.toMatch(/hack/i);

    const em = desk.database.orm.em.fork();
    const stored = await em.execute(
      `select id::text from organizers where telegram_user_id = ?
       union all select id from messages where text in ('Let me in', '/start WRONG')
       union all select id::text from parked_updates`,
      [ivan.id],
    );
    expect(stored).toEqual([]);
  });

  test('an open event admits whoever writes', async () => {
    const { status } = await desk.ask('POST', '/events', {
      name: 'Open day',
      code: 'OPEN',
      access: 'open',
    });
    expect(status).toBe(201);
    const june = await newOrganizer(desk, 'June', null);
    const { number } = await june.opens('Where is the entrance?');
    expect(await desk.ticket(number)).toMatchObject({ event: 'OPEN' });
  });
});
