import { expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import { after, freshTicket, message } from '../support/ticket.ts';
import { said, wrote } from '../support/ticket-table.ts';

const texts = (...events: TicketEvent[]) =>
  after(freshTicket(), events).state.lastMessages.map(({ direction, text }) => [direction, text]);

test('what was said last is kept in order, of all sides, each once', () => {
  const events = [
    wrote(1, { text: 'Help' }),
    wrote(1, { text: 'Help' }),
    said('c1', 'On it'),
    said('c2', '// later'),
  ];
  expect(texts(...events)).toEqual([
    ['in', 'Help'],
    ['out', 'On it'],
    ['note', 'later'],
  ]);
});

test('the oldest gives way to the sixth, and a long one is cut', () => {
  const kept = texts(
    ...[1, 2, 3, 4, 5].map((number) => wrote(number)),
    wrote(6, { text: 'x'.repeat(999) }),
  );
  expect(kept.slice(0, -1).map(([, text]) => text)).toEqual([
    'message 2',
    'message 3',
    'message 4',
    'message 5',
  ]);
  expect(kept.at(-1)?.[1]).toMatch(/^x{279}…$/);
});

test('they read as they were edited, and what was taken back or moved away is gone', () => {
  const edit = { messageId: 'tg-1', telegramMessageId: 1, text: 'Help!', at: 1 };
  const move = { messageIds: ['tg-2'], toNumber: 43, receiptMessageId: 9 };
  expect(
    texts(
      wrote(1, { text: 'Help' }),
      wrote(2, { text: 'More' }),
      said('c1', 'On it'),
      { type: 'organizerEdited', edit },
      { type: 'messagesMovedAway', move },
      { type: 'commentGone', commentId: 'c1' },
    ),
  ).toEqual([['in', 'Help!']]);
});

test('a file without words is told by what it is', () => {
  const file = {
    kind: 'photo',
    fileId: 'f',
    name: 'a.jpg',
    mime: null,
    size: null,
    label: '[photo]',
  } as const;
  const photo = { type: 'organizerWrote', message: { ...message(1, ''), file } } as const;
  expect(texts(photo)).toEqual([['in', '[photo]']]);
});
