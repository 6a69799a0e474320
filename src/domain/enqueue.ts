import type { OrganizerEffect } from './effects.ts';

/**
 * The queue with `effect` at its end. A receipt that waits to be shown gives way to the next of its run, and a card to
 * the card as it is now: the last one counts alone, and each takes a turn in the pace of the chat.
 */
export function enqueue<E extends { type: string }>(queue: E[], effect: E): E[] {
  return [...queue.filter((waiting) => !isReplacedBy(waiting, effect)), effect];
}

function isReplacedBy(waiting: { type: string }, later: { type: string }): boolean {
  if (waiting.type === 'showCard') return later.type === 'showCard';
  return isReceipt(waiting) && isReceipt(later) && waiting.runStart === later.runStart;
}

function isReceipt(effect: {
  type: string;
}): effect is Extract<OrganizerEffect, { type: 'showReceipt' }> {
  return effect.type === 'showReceipt';
}
