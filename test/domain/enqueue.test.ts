import { expect, test } from '@jest/globals';
import type { AgentsEffect, OrganizerEffect } from '../../src/domain/effects.ts';
import { enqueue } from '../../src/domain/enqueue.ts';

const receipt = (runStart: number, count: number): OrganizerEffect => ({
  type: 'showReceipt',
  runStart,
  count,
});
const reaction: OrganizerEffect = { type: 'react', telegramMessageId: 1 };

test('a receipt that waits gives way to the next of its run, and to no other', () => {
  const queue = [receipt(2, 1), reaction, receipt(5, 1), receipt(2, 2)];
  expect(queue.reduce<OrganizerEffect[]>(enqueue, [])).toEqual([
    reaction,
    receipt(5, 1),
    receipt(2, 2),
  ]);
});

test('a card that waits gives way to the card as it is now; all else keeps its turn', () => {
  const card: AgentsEffect = { type: 'showCard' };
  const reminder: AgentsEffect = { type: 'remindAgents', since: 1 };
  const queue = [card, reminder, reminder, card];
  expect(queue.reduce<AgentsEffect[]>(enqueue, [])).toEqual([reminder, reminder, card]);
});
