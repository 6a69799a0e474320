import { describe, expect, it } from '@jest/globals';
import type { Update } from 'telegraf/types';
import { markCommand } from '../../src/telegram/mark-command.ts';

const message = (more: object) =>
  ({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, ...more },
  }) as unknown as Update;

describe('a command without its entity', () => {
  it.each([
    ['/start HACK', 6],
    ['/my', 3],
    ['/new@desk_bot now', 13],
  ])('%s is marked', (text, length) => {
    expect(markCommand(message({ text }))).toMatchObject({
      message: { entities: [{ type: 'bot_command', offset: 0, length }] },
    });
  });

  it.each([
    ['words', { text: 'a /my in the middle' }],
    ['a path of one slash', { text: '/ is full' }],
    ['a photo', { photo: [] }],
    [
      'what Telegram has marked',
      { text: '/my', entities: [{ type: 'code', offset: 0, length: 3 }] },
    ],
  ])('%s: is left as it is', (_what, more) => {
    const update = message(more);
    expect(markCommand(update)).toBe(update);
  });
});
