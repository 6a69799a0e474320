import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MediaKind } from '../../src/sandbox/telegram-server.ts';
import { newBytes, sendsFile, sumOf, sumOnBoard } from '../support/carried-files.ts';
import { deliveryOf } from '../support/delivery.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ telegramMode: 'webhook', todoistWebhooks: true, pollSeconds: 3_600 });
  await desk.openEvent();
});
afterAll(() => desk.close());

/** What kinds of files are on the board: their own names, where Telegram tells them. */
const KINDS: { kind: MediaKind; name: string; mime: string; label: string }[] = [
  { kind: 'photo', name: 'photo.jpg', mime: 'image/jpeg', label: '[photo]' },
  { kind: 'document', name: 'план "1".pdf', mime: 'application/pdf', label: '[file] план "1".pdf' },
  { kind: 'video', name: 'hall.mp4', mime: 'video/mp4', label: '[video]' },
  { kind: 'voice', name: 'voice.ogg', mime: 'audio/ogg', label: '[voice message]' },
  { kind: 'audio', name: 'noise.mp3', mime: 'audio/mpeg', label: '[audio] noise.mp3' },
  { kind: 'video_note', name: 'video-note.mp4', mime: 'video/mp4', label: '[video message]' },
  { kind: 'sticker', name: 'sticker.webp', mime: 'image/webp', label: '[sticker]' },
  { kind: 'animation', name: 'cat.mp4', mime: 'video/mp4', label: '[animation]' },
];

test.each(KINDS)(
  'a file of kind $kind is on the board as it was sent, as the first message and as a later one',
  async ({ kind, name, mime, label }) => {
    const { telegram, todoist } = desk;
    const before = await deliveryOf(desk);
    const olga = await newOrganizer(desk, 'Olga');
    const contents = [newBytes(), newBytes(), newBytes()];
    const captions = ['', '', 'Look\nhere'];
    const messages = contents.map((content, nth) => {
      const caption = captions[nth] ?? '';
      return sendsFile(telegram, olga.id, {
        kind,
        content,
        fileName: name,
        mimeType: mime,
        caption,
      });
    });
    for (const message of messages) await olga.delivered(message);

    const ticket = (await desk.tickets()).at(-1);
    const { number = 0, todoistTaskId } = ticket ?? {};
    expect(todoist.task(todoistTaskId ?? '')?.content).toBe(`#${number} ${label}`);
    const comments = todoist.comments(todoistTaskId ?? '');
    expect(comments.map(({ content }) => content)).toEqual([
      `**${olga.name}:**`,
      `**${olga.name}:**`,
      `**${olga.name}:** Look\nhere`,
    ]);
    expect(await Promise.all(comments.map((each) => sumOnBoard(todoist, each)))).toEqual(
      contents.map(sumOf),
    );
    for (const { attachment } of comments) {
      expect(attachment).toMatchObject({ file_name: name, file_type: mime });
    }
    const told = await desk.ticketWhen(number, 'has nothing under way', (each) =>
      each.messages.every(({ delivery }) => delivery !== 'pending'),
    );
    expect(told.messages).toMatchObject(
      [label, label, 'Look\nhere'].map((text) => ({
        text,
        delivery: 'delivered',
        attachments: [{ name, mime, size: 3_000 }],
      })),
    );
    const { in: counted } = await deliveryOf(desk);
    expect(counted.delivered - before.in.delivered).toBe(3);
    expect(counted.failed).toBe(before.in.failed);
  },
);

test('of a photo it is the largest size', async () => {
  const { telegram, todoist } = desk;
  const olga = await newOrganizer(desk, 'Olga');
  const sizes = [100, 1_000, 10_000].map((size) => newBytes(size));
  const photo = sizes.flatMap((content, nth) => {
    const [, told] = telegram.attach('photo', { content })['photo'] as object[];
    return [{ ...told, width: 100 * 10 ** nth, height: 60 * 10 ** nth }];
  });
  const message = telegram.say(olga.id, { text: 'The door', extra: { photo } });
  await olga.delivered(message);

  const { todoistTaskId } = (await desk.tickets()).at(-1) ?? {};
  const comments = todoist.comments(todoistTaskId ?? '');
  expect(await Promise.all(comments.map((each) => sumOnBoard(todoist, each)))).toEqual([
    sumOf(sizes.at(-1)),
  ]);
});
