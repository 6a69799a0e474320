import { describe, expect, test } from '@jest/globals';
import type { Message } from 'telegraf/types';
import type { FileKind, TelegramFile } from '../../src/domain/files.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { readMessage, type ReadMessage } from '../../src/telegram/read-message.ts';

const translate = createTranslate();
const FILE = { file_id: 'f', file_unique_id: 'u' };
const chat = { id: 1, type: 'private', first_name: 'Anna' };

const read = (fields: object, language = 'en'): ReadMessage =>
  readMessage({ message_id: 1, date: 0, chat, ...fields } as Message, (text, args) =>
    translate(language, text, args),
  );

test.each([
  ['text', { text: 'Wi-Fi\nis <down>' }, 'Wi-Fi\nis <down>'],
  ['a poll', { poll: { question: 'Pizza?' } }, '[poll] Pizza?'],
  ['dice', { dice: { emoji: '🎲', value: 5 } }, '[dice] 🎲 5'],
  [
    'a place',
    { location: { latitude: 52.5, longitude: 13.25 } },
    '[location] https://www.openstreetmap.org/?mlat=52.5&mlon=13.25',
  ],
  [
    'a place with a name, which comes with a location',
    {
      location: { latitude: 1, longitude: 2 },
      venue: { title: 'Hall', address: 'Street 3', location: { latitude: 1, longitude: 2 } },
    },
    'Hall\nStreet 3\n[location] https://www.openstreetmap.org/?mlat=1&mlon=2',
  ],
  [
    'a contact',
    { contact: { first_name: 'Tom', last_name: 'B', phone_number: '+49' } },
    '[contact] Tom B +49',
  ],
  ['a kind from the future', { hologram: {} }, '[a message of a kind that cannot be shown]'],
  ['a kind from the future with a caption', { hologram: {}, caption: 'Look' }, 'Look'],
])('%s is told in words', (_, fields, text) => {
  expect(read(fields)).toEqual({ text });
});

describe('a file', () => {
  const song = { ...FILE, title: 'AC/DC', file_name: 's.m4a' };
  const plan = { ...FILE, file_name: 'plan.pdf', mime_type: 'application/pdf' };
  const animated = { ...FILE, is_animated: true };

  test.each<[string, object, Partial<TelegramFile>]>([
    ['a photo', { photo: [FILE] }, file('photo', 'photo.jpg', 'image/jpeg', '[photo]')],
    ['a video', { video: FILE }, file('video', 'video.mp4', 'video/mp4', '[video]')],
    [
      'a voice message',
      { voice: FILE },
      file('voice', 'voice.ogg', 'audio/ogg', '[voice message]'),
    ],
    [
      'a video message',
      { video_note: FILE },
      file('video-note', 'video-note.mp4', 'video/mp4', '[video message]'),
    ],
    ['a song', { audio: song }, file('audio', 's.m4a', 'audio/mpeg', '[audio] AC/DC')],
    [
      'audio without a title',
      { audio: { ...FILE, file_name: 's.mp3' } },
      file('audio', 's.mp3', 'audio/mpeg', '[audio] s.mp3'),
    ],
    ['audio without a name', { audio: FILE }, file('audio', 'audio.mp3', 'audio/mpeg', '[audio]')],
    [
      'a document',
      { document: plan },
      file('document', 'plan.pdf', 'application/pdf', '[file] plan.pdf'),
    ],
    ['a document without a name', { document: FILE }, file('document', 'document', null, '[file]')],
    [
      'an animation, which comes with a document',
      { animation: FILE, document: FILE },
      file('animation', 'animation.mp4', 'video/mp4', '[animation]'),
    ],
    [
      'a sticker',
      { sticker: { ...FILE, emoji: '🙈' } },
      file('sticker', 'sticker.webp', 'image/webp', '[sticker] 🙈'),
    ],
    [
      'an animated sticker',
      { sticker: animated },
      file('sticker', 'sticker.tgs', 'application/x-tgsticker', '[sticker]'),
    ],
    [
      'a video sticker',
      { sticker: { ...FILE, is_video: true } },
      file('sticker', 'sticker.webm', 'video/webm', '[sticker]'),
    ],
  ])('is read from %s', (_, fields, expected) => {
    expect(read(fields)).toEqual({ text: '', file: expected });
  });

  function file(
    kind: FileKind,
    name: string,
    mime: string | null,
    label: string,
  ): Partial<TelegramFile> {
    return { kind, fileId: 'f', name, mime, size: null, label };
  }

  test('of a photo is the largest there is, with its size', () => {
    const photo = [
      { ...FILE, file_size: 100 },
      { file_id: 'large', file_unique_id: 'v', file_size: 2_000 },
    ];
    expect(read({ photo, caption: 'Look' })).toMatchObject({
      text: 'Look',
      file: { fileId: 'large', size: 2_000 },
    });
  });

  test("says what it is in the event's language", () => {
    expect(read({ voice: FILE }, 'ru').file?.label).toBe('[голосовое сообщение]');
  });
});

describe('links behind words', () => {
  const link = (offset: number, length: number, url: string) => ({
    type: 'text_link',
    offset,
    length,
    url,
  });

  test('are put after the words, whatever stands before them', () => {
    const entities = [
      { type: 'bold', offset: 0, length: 6 },
      link(3, 4, 'https://one.example/'),
      link(13, 5, 'https://two.example/x'),
    ];
    expect(read({ text: '🙈 here, and there', entities })).toEqual({
      text: '🙈 here (https://one.example/), and there (https://two.example/x)',
    });
  });

  test('are left alone where the words say the same', () => {
    const text = 'https://one.example';
    expect(read({ text, entities: [link(0, text.length, `${text}/`)] })).toEqual({ text });
  });

  test('are found in captions, too', () => {
    const caption_entities = [link(0, 4, 'https://one.example/')];
    expect(read({ photo: [FILE], caption: 'Here', caption_entities }).text).toBe(
      'Here (https://one.example/)',
    );
  });
});

describe('what was forwarded', () => {
  const user = { type: 'user', sender_user: { first_name: 'Tom', last_name: 'Becker' } };

  test.each([
    ['a person', user, 'Tom Becker'],
    ['somebody hidden', { type: 'hidden_user', sender_user_name: 'Ghost' }, 'Ghost'],
    ['a group', { type: 'chat', sender_chat: { title: 'Staff' } }, 'Staff'],
    ['a channel', { type: 'channel', chat: { title: 'News' } }, 'News'],
  ])('names %s after the words', (_, origin, name) => {
    expect(read({ text: 'Doors open at 9', forward_origin: { date: 0, ...origin } })).toEqual({
      text: `Doors open at 9\n\n↪ Forwarded from ${name}`,
    });
  });

  test('names them with a file, too', () => {
    expect(read({ photo: [FILE], forward_origin: user }).text).toBe('↪ Forwarded from Tom Becker');
  });
});
