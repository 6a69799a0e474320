import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SimMessage } from '../../src/sandbox/telegram-server.ts';
import { newBytes, sendsFile, sumOf, sumOnBoard } from '../support/carried-files.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

const PHOTOS = 5;

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ telegramMode: 'webhook', todoistWebhooks: true, pollSeconds: 3_600 });
  await desk.openEvent();
});
afterAll(() => desk.close());

interface Album {
  items: SimMessage[];
  sums: (string | null)[];
  /** Waits until all of it is on the board. */
  arrives(): Promise<void>;
}

let albums = 0;

/** Albums that are sent at the same moment, an item of each in turn; each has its words below the first. */
function sendAlbums(senders: { organizer: TestOrganizer; caption: string }[]): Album[] {
  const contents = senders.map(() => Array.from({ length: PHOTOS }, () => newBytes()));
  const sent = senders.map(() => [] as SimMessage[]);
  const ids = senders.map(() => `album-${(albums += 1)}`);
  for (let nth = 0; nth < PHOTOS; nth += 1) {
    for (const [of, { organizer, caption }] of senders.entries()) {
      const item = sendsFile(desk.telegram, organizer.id, {
        kind: 'photo',
        content: contents[of]?.[nth] ?? '',
        album: ids[of] ?? '',
        caption: nth === 0 ? caption : '',
      });
      sent[of]?.push(item);
    }
  }
  return senders.map(({ organizer }, of) => ({
    items: sent[of] ?? [],
    sums: (contents[of] ?? []).map(sumOf),
    arrives: async () => {
      for (const item of sent[of] ?? []) await organizer.delivered(item);
    },
  }));
}

function sendAlbum(organizer: TestOrganizer, caption: string): Album {
  const [album] = sendAlbums([{ organizer, caption }]);
  if (!album) throw new Error('No album was sent.');
  return album;
}

const ticketOf = async (subject: string) => {
  const found = (await desk.tickets()).filter((ticket) => ticket.subject === subject);
  expect(found).toHaveLength(1);
  const [{ number, todoistTaskId } = { number: 0, todoistTaskId: null }] = found;
  return { number, taskId: todoistTaskId ?? '' };
};

/** The words and files of a card's comments, in order. */
async function onCard(taskId: string): Promise<[string, string | null][]> {
  const comments = desk.todoist.comments(taskId);
  return Promise.all(
    comments.map(async (each): Promise<[string, string | null]> => [
      each.content,
      await sumOnBoard(desk.todoist, each),
    ]),
  );
}

/** As an album is to lie on a card: in order, its words once. */
const asSent = ({ name }: TestOrganizer, { sums }: Album, words = '') =>
  sums.map((sum, nth) => [nth === 0 && words ? `**${name}:** ${words}` : `**${name}:**`, sum]);

const receipts = (organizer: TestOrganizer) =>
  organizer.heard().filter(({ text }) => /added/.test(text));

test('an album opens one request, which is named by its words and has all of it in order', async () => {
  const alma = await newOrganizer(desk, 'Alma');
  const album = sendAlbum(alma, 'The roof leaks');
  await album.arrives();

  const { number, taskId } = await ticketOf('The roof leaks');
  expect(desk.todoist.task(taskId)?.description).toContain('The roof leaks');
  expect(await onCard(taskId)).toEqual(asSent(alma, album));
  expect(alma.heard().map(({ text }) => text.split('\n')[0])).toEqual([
    expect.stringContaining('Welcome'),
    expect.stringContaining('Got it'),
  ]);
  expect((await desk.ticket(number)).messages.map(({ text }) => text)).toEqual([
    'The roof leaks',
    ...Array.from({ length: PHOTOS - 1 }, () => '[photo]'),
  ]);
});

test('an album goes to the request that is open, with one receipt', async () => {
  const bert = await newOrganizer(desk, 'Bert');
  const { taskId } = await bert.opens('A window is broken');
  const album = sendAlbum(bert, 'This one');
  await album.arrives();
  await bert.hears(`${PHOTOS} messages added`);

  expect(await onCard(taskId)).toEqual(asSent(bert, album, 'This one'));
  expect(receipts(bert)).toHaveLength(1);
});

test('albums that two people send at once are not mixed up', async () => {
  const [cleo, dirk] = await Promise.all([newOrganizer(desk, 'Cleo'), newOrganizer(desk, 'Dirk')]);
  const [hers, his] = sendAlbums([
    { organizer: cleo, caption: 'Hall C' },
    { organizer: dirk, caption: 'Hall D' },
  ]) as [Album, Album];
  await Promise.all([hers.arrives(), his.arrives()]);

  expect(await onCard((await ticketOf('Hall C')).taskId)).toEqual(asSent(cleo, hers));
  expect(await onCard((await ticketOf('Hall D')).taskId)).toEqual(asSent(dirk, his));
});

test('where several requests are open, one question is asked of an album, and the answer is for all of it', async () => {
  const edna = await newOrganizer(desk, 'Edna');
  const { number, taskId } = await edna.opens('The first of Edna');
  edna.say('/new');
  await edna.hears('next message');
  await edna.opens('The second of Edna');
  const album = sendAlbum(edna, 'Look');
  const question = await edna.hears('Which request');
  edna.press(question, `#${number} The first of Edna`);
  await album.arrives();

  expect(await onCard(taskId)).toEqual(asSent(edna, album, 'Look'));
  const questions = edna.heard().filter(({ buttons }) => buttons.flat().length > 2);
  expect(questions).toEqual([]);
  expect(receipts(edna).length).toBeLessThanOrEqual(1);
});

test('an album can be made a request of its own from its receipt', async () => {
  const fred = await newOrganizer(desk, 'Fred');
  const { taskId } = await fred.opens('Fred lost a bag');
  const album = sendAlbum(fred, 'Found a bike');
  await album.arrives();
  fred.press(await fred.hears(`${PHOTOS} messages added`), 'New request');
  await fred.hears('Moved from');
  const { number } = await ticketOf('Found a bike');
  const moved = await desk.ticketWhen(
    number,
    'has it all',
    ({ messages }) =>
      messages.length === PHOTOS && messages.every(({ delivery }) => delivery === 'delivered'),
  );

  expect(await onCard(moved.todoistTaskId ?? '')).toEqual(asSent(fred, album));
  await until('the other card is as it was', () => desk.todoist.comments(taskId).length === 0);
});
