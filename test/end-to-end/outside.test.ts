import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newBytes, sendsFile } from '../support/carried-files.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

describe('a Telegram that takes no messages for a while', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  const refuse = (times: number, retryAfter: number) => {
    const failure = { code: 429, description: 'Too Many Requests', retryAfter };
    desk.telegram.trouble.failNext('sendMessage', failure, times);
  };

  const withTwoOpen = async (
    name: string,
  ): Promise<{ organizer: TestOrganizer; choice: string }> => {
    const organizer = await newOrganizer(desk, name);
    await organizer.opens(`${name} has no key`);
    organizer.say('/new');
    await organizer.hears('next message');
    const { number } = await organizer.opens(`${name} has no chair`);
    return { organizer, choice: `#${number} ${name} has no chair` };
  };

  test("holds back no other organizer's message", async () => {
    const [olga, oleg] = await Promise.all([
      newOrganizer(desk, 'Olga'),
      newOrganizer(desk, 'Oleg'),
    ]);
    const refused = desk.telegram.calls('sendMessage').length;
    refuse(1, 120);
    olga.say('/help');
    await until('the help is refused', () => desk.telegram.calls('sendMessage').length > refused);

    const { message } = await oleg.opens('No light');

    await oleg.delivered(message);
    expect(olga.heard().filter(({ text }) => text.includes('/my'))).toEqual([]);
  });

  test('is asked in the end which request a message belongs to', async () => {
    const { organizer: ida, choice } = await withTwoOpen('Ida');
    refuse(6, 1);
    const message = ida.say('It is still missing');

    const question = await ida.hears('Which request');
    ida.press(question, choice);
    await ida.delivered(message);

    expect(ida.heard().filter(({ text }) => text.includes('Which request'))).toHaveLength(0);
  });

  test('asks again after a stop what it could not ask before', async () => {
    const { organizer: ivan, choice } = await withTwoOpen('Ivan');
    const refused = desk.telegram.calls('sendMessage').length;
    refuse(1, 600);
    const message = ivan.say('It is still missing');
    await until(
      'the question is refused',
      () => desk.telegram.calls('sendMessage').length > refused,
    );
    await desk.stop();

    await desk.start();

    const question = await ivan.hears('Which request');
    ivan.press(question, choice);
    await ivan.delivered(message);
    const ticket = (await desk.tickets()).find(({ subject }) => subject === 'Ivan has no chair');
    expect((await desk.ticket(ticket?.number ?? 0)).messages).toMatchObject([
      { text: 'Ivan has no chair' },
      { text: 'It is still missing' },
    ]);
  });

  test('keeps the items of an album in one new request', async () => {
    const { organizer: eva } = await withTwoOpen('Eva');
    eva.say('/new');
    const album = ['one', 'two', 'three'].map((name) =>
      sendsFile(desk.telegram, eva.id, {
        kind: 'photo',
        content: newBytes(),
        album: 'album-1',
        caption: `Broken chair, ${name}`,
      }),
    );
    for (const item of album) await eva.delivered(item);

    const ticket = await until('the album has a ticket', async () =>
      (await desk.tickets()).find(
        ({ subject }) => subject.includes('Broken chair') || subject.includes('photo'),
      ),
    );
    const { messages } = await desk.ticket(ticket.number);
    expect(messages.filter(({ direction }) => direction === 'in')).toHaveLength(3);
  });
});

describe('a board that was not looked at for long', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  test('tells what was said on a task before its end, though a full answer holds neither', async () => {
    const olga = await newOrganizer(desk, 'Olga');
    const { number, taskId } = await olga.opens('The door is locked');
    await desk.stop();
    desk.todoist.comment(LENA.id, taskId, 'It is open now');
    desk.todoist.complete(LENA.id, taskId);
    await desk.database.orm.em.fork().execute(`delete from cursors where name = 'todoist-sync'`);

    await desk.start();

    await olga.hears('It is open now');
    const { messages } = await desk.ticketWhen(
      number,
      'is solved',
      ({ status }) => status === 'resolved',
    );
    expect(messages).toMatchObject([
      { text: 'The door is locked', direction: 'in' },
      { text: 'It is open now', direction: 'out' },
    ]);
  });
});
