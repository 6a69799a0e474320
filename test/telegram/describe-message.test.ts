import { expect, test } from '@jest/globals';
import type { Message } from 'telegraf/types';
import { createTranslate } from '../../src/i18n/translate.ts';
import { describeMessage } from '../../src/telegram/describe-message.ts';

const translate = createTranslate();
const FILE = { file_id: 'f', file_unique_id: 'u' };
const chat = { id: 1, type: 'private', first_name: 'Anna' };

const describe = (fields: object, language = 'en') =>
  describeMessage({ message_id: 1, date: 0, chat, ...fields } as Message, (text, args) =>
    translate(language, text, args),
  );

test.each([
  ['text', { text: 'Wi-Fi\nis <down>' }, 'Wi-Fi\nis <down>'],
  ['a photo', { photo: [FILE] }, '[photo]'],
  ['a photo with a caption', { photo: [FILE], caption: 'Look' }, '[photo]\nLook'],
  ['a video', { video: FILE }, '[video]'],
  ['a voice message', { voice: FILE }, '[voice message]'],
  ['a video message', { video_note: FILE }, '[video message]'],
  ['audio, by its title', { audio: { ...FILE, title: 'Song', file_name: 's' } }, '[audio] Song'],
  ['audio, by its file', { audio: { ...FILE, file_name: 's.mp3' } }, '[audio] s.mp3'],
  ['audio without a name', { audio: FILE }, '[audio]'],
  ['a file', { document: { ...FILE, file_name: 'plan.pdf' } }, '[file] plan.pdf'],
  ['an animation, which comes with a file', { animation: FILE, document: FILE }, '[animation]'],
  ['a sticker', { sticker: { ...FILE, emoji: '🙈' } }, '[sticker] 🙈'],
  ['a poll', { poll: { question: 'Pizza?' } }, '[poll] Pizza?'],
  ['dice', { dice: { emoji: '🎲', value: 5 } }, '[dice] 🎲 5'],
  [
    'a place',
    { location: { latitude: 52.5, longitude: 13.25 } },
    '[location] https://www.openstreetmap.org/?mlat=52.5&mlon=13.25',
  ],
  [
    'a contact',
    { contact: { first_name: 'Tom', last_name: 'B', phone_number: '+49' } },
    '[contact] Tom B +49',
  ],
  ['a kind from the future', { hologram: {} }, '[a message of a kind that cannot be shown]'],
])('%s is told in words', (_, fields, words) => {
  expect(describe(fields)).toBe(words);
});

test("what it was is said in the event's language", () => {
  expect(describe({ voice: FILE }, 'ru')).toBe('[голосовое сообщение]');
});
