import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  answersWithFile,
  getsFile,
  newBytes,
  sumOf,
  type Answer,
} from '../support/carried-files.ts';
import { repliesCount } from '../support/delivery.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { serveHttp } from '../support/http-server.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

/** How many of the tests want an organizer of their own. */
const TESTS = 19;

let desk: TestDesk;
let waiting: Awaited<ReturnType<typeof helpedOrganizer>>[];
/** The way to Todoist. */
let gate: Gate;
beforeAll(async () => {
  desk = await openDesk({
    todoistWebhooks: true,
    pollSeconds: 1,
    through: {
      todoist: async (origin) => {
        gate = await openGate(origin);
        return gate.origin;
      },
    },
  });
  await desk.openEvent();
  // All at once, for each waits mostly for the pace of its chat.
  waiting = await Promise.all(Array.from({ length: TESTS }, () => helpedOrganizer('Ann')));
});
afterAll(async () => {
  await desk.close();
  await gate.end();
});

function next() {
  const helped = waiting.pop();
  if (!helped) throw new Error('There are more tests than organizers.');
  return helped;
}

/** An organizer whose request Lena holds. */
async function helpedOrganizer(name: string) {
  const organizer = await newOrganizer(desk, name);
  const { number, taskId } = await organizer.opens(`${name} needs help`);
  desk.todoist.assign(LENA.id, taskId, LENA.id);
  await organizer.hears('Lena is on');
  return {
    organizer,
    number,
    taskId,
    answer: (text: string, attachment?: object) =>
      desk.todoist.comment(LENA.id, taskId, text, attachment),
    answerWith: (file: Partial<Answer>) =>
      answersWithFile(desk.todoist, LENA.id, taskId, {
        origin: gate.origin,
        name: 'plan.pdf',
        type: 'application/pdf',
        bytes: newBytes(),
        ...file,
      }),
    warned: (text: string) =>
      until(`Lena is warned of "${text}"`, () =>
        desk.todoist
          .comments(taskId)
          .find(({ content }) => content.startsWith('⚠️') && content.includes(text)),
      ),
    replies: () =>
      organizer
        .heard()
        .filter(({ text, fileId }) => text.startsWith('Lena\n') || fileId !== undefined)
        .map(({ text, kind }) => `${kind}: ${text}`),
    /** What the API tells of the ticket's messages, once nothing is under way. */
    settled: async (messages: number) =>
      (
        await desk.ticketWhen(
          number,
          'has nothing under way',
          (ticket) =>
            ticket.messages.length === messages &&
            ticket.messages.every(({ delivery }) => delivery !== 'pending'),
        )
      ).messages,
  };
}

describe("an agent's file", () => {
  test.each([
    ['a photo', 'door.jpg', 'image/jpeg', 'photo'],
    ['a picture', 'door.png', 'image/png', 'photo'],
    ['a document', 'план "1".pdf', 'application/pdf', 'document'],
    ['a film', 'hall.mp4', 'video/mp4', 'video'],
    ['music', 'song.mp3', 'audio/mpeg', 'audio'],
    ['a voice', 'voice.ogg', 'audio/ogg', 'voice'],
    ['a moving picture', 'cat.gif', 'image/gif', 'animation'],
    ['something else', 'data.bin', 'application/octet-stream', 'document'],
  ])('that is %s reaches the organizer as that', async (_, name, type, kind) => {
    const { organizer, settled, answerWith } = next();
    const bytes = newBytes();
    await answerWith({ name, type, bytes, text: 'Is it **this**?' });

    const message = await getsFile(desk.telegram, organizer.id, name);
    expect(message).toMatchObject({ kind, text: 'Lena\nIs it this?' });
    expect(message.html).toContain('<b>this</b>');
    expect(sumOf(desk.telegram.fileContent(message.fileId ?? ''))).toBe(sumOf(bytes));
    expect((await settled(2)).at(-1)).toMatchObject({
      direction: 'out',
      delivery: 'delivered',
      text: 'Is it **this**?',
      attachments: [{ name, mime: type, size: bytes.length }],
    });
  });

  test('without words is headed by the name of who sent it', async () => {
    const { organizer, answerWith } = next();
    await answerWith({ name: 'map.jpg', type: 'image/jpeg' });

    expect(await getsFile(desk.telegram, organizer.id, 'map.jpg')).toMatchObject({ text: 'Lena' });
  });

  test('with words too long for a caption comes after them, and what is said next after it', async () => {
    const { organizer, answer, answerWith, replies } = next();
    const text = 'word '.repeat(1_500).trim();
    await answerWith({ text });
    answer('And that was all');
    await organizer.hears('And that was all');

    const sent = replies();
    expect(sent.slice(-2)).toEqual(['document: ', 'text: Lena\nAnd that was all']);
    const words = organizer.heard().filter(({ text: said }) => said.includes('word'));
    expect(words.flatMap(({ text: said }) => said.split(/\s+/)).slice(1)).toEqual(text.split(' '));
  });

  test('in a note stays inside', async () => {
    const { organizer, answer, answerWith } = next();
    await answerWith({ text: '// for us alone' });
    answer('the end');
    await organizer.hears('the end');

    expect(organizer.heard().filter(({ fileId }) => fileId)).toEqual([]);
    expect(gate.passed('/files/').filter(({ path }) => path.includes('for us'))).toEqual([]);
  });

  test('that Todoist keeps elsewhere is fetched from there without the token', async () => {
    const seen: unknown[] = [];
    const bytes = newBytes();
    const cdn = await serveHttp((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      response.end(bytes);
    });
    const location = `${cdn.origin}/signed/far.pdf?key=1`;
    const barrier = gate.meet('/far.pdf', (_request, response) => {
      response.writeHead(302, { location }).end();
    });
    const { organizer, answerWith } = next();
    await answerWith({ name: 'far.pdf' });

    const { fileId = '' } = await getsFile(desk.telegram, organizer.id, 'far.pdf');
    barrier.open();
    await cdn.close();
    expect(sumOf(desk.telegram.fileContent(fileId))).toBe(sumOf(bytes));
    expect(seen).toEqual([['/signed/far.pdf?key=1', undefined]]);
    const [asked] = gate.passed('/far.pdf');
    expect(asked?.authorization).toMatch(/^Bearer /);
  });

  test('that Todoist is still taking in is waited for', async () => {
    const barrier = gate.meet(
      '/slow.pdf',
      (_request, response) => void response.writeHead(404).end(),
    );
    const { organizer, answerWith, replies } = next();
    await answerWith({ name: 'slow.pdf', state: 'pending', text: 'Here' });
    await barrier.met(1);
    expect(replies()).toEqual([]);
    barrier.open();

    await getsFile(desk.telegram, organizer.id, 'slow.pdf');
    expect(replies()).toEqual(['document: Lena\nHere']);
  });
});

describe("an agent's file that cannot be passed on", () => {
  test('because it is gone is told, and holds nothing back', async () => {
    const { organizer, number, answer, answerWith, warned, replies, settled } = next();
    const barrier = gate.meet(
      '/gone.pdf',
      (_request, response) => void response.writeHead(404).end(),
    );
    await answerWith({ name: 'gone.pdf', text: 'Here' });
    await warned('no longer there');
    expect((await settled(2)).at(-1)).toMatchObject({ delivery: 'failed', reason: 'file-gone' });
    barrier.open();
    answer('Later then');
    await organizer.hears('Later then');

    expect(replies()).toEqual(['text: Lena\nLater then']);
    await repliesCount(desk, number, { delivered: 1, failed: 1 });
  });

  test.each([
    ['with few words', 'Here'],
    ['with words that need a message of their own', 'word '.repeat(400)],
  ])('because it is too large is told, %s, and nothing goes out', async (_, text) => {
    const { organizer, answer, answerWith, warned, replies, settled } = next();
    await answerWith({ name: 'film.mp4', type: 'video/mp4', size: 50 * 1024 ** 2 + 1, text });
    await warned('too large for Telegram (50 MB)');
    expect((await settled(2)).at(-1)).toMatchObject({
      delivery: 'failed',
      reason: 'file-too-large',
    });
    answer('In pieces');
    await organizer.hears('In pieces');

    expect(replies()).toEqual(['text: Lena\nIn pieces']);
    expect(gate.passed('/film.mp4')).toEqual([]);
  });

  test('because Telegram takes no such file is told, with its reason', async () => {
    const { answerWith, warned, settled } = next();
    const description = 'Request Entity Too Large';
    desk.telegram.trouble.failNext('sendDocument', { code: 413, description });
    await answerWith({ name: 'odd.pdf' });

    await warned('too large for Telegram');
    expect((await settled(2)).at(-1)).toMatchObject({
      delivery: 'failed',
      reason: 'file-too-large',
    });
  });
});

test('a preview of a page that is linked to is no file', async () => {
  const { organizer, answer, replies } = next();
  const url = 'https://hack.example/rules';
  answer(`See ${url}`, { resource_type: 'website', url, title: 'Rules', file_url: null });
  await organizer.hears(url);

  expect(replies()).toEqual([`text: Lena\nSee ${url}`]);
});

test('a file that lies elsewhere is passed on as a link, and nobody asks there for it', async () => {
  let asked = 0;
  const elsewhere = await serveHttp((_request, response) => {
    asked += 1;
    response.end('bytes');
  });
  const { organizer, answer, settled } = next();
  const url = `${elsewhere.origin}/map (1).pdf?a=1&b=2`;
  const file = { file_name: 'map [1].pdf', file_type: 'application/pdf', file_size: 5 };
  answer('The map', { ...file, resource_type: 'file', file_url: url, upload_state: 'completed' });
  const { html, kind } = await organizer.hears('map [1].pdf');
  answer('the end');
  await organizer.hears('the end');
  await elsewhere.close();

  expect(kind).toBe('text');
  expect(html).toContain(`href="${elsewhere.origin}/map%20%281%29.pdf?a=1&amp;b=2"`);
  expect(asked).toBe(0);
  expect((await settled(3))[1]).toMatchObject({
    text: expect.stringContaining('The map'),
    attachments: [{ name: 'map [1].pdf' }],
    delivery: 'delivered',
  });
});
