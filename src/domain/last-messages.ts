import { becoming, type Decision } from './decision.ts';
import type { StoreEffect } from './effects.ts';
import type { TicketEvent } from './events.ts';
import { shorten } from './message-text.ts';
import type { LastMessage, TicketState } from './ticket-state.ts';

const MOST_KEPT = 5;
const MOST_CHARACTERS = 280;

/** Keeps what was said last, as it reads by now, for those who look at the ticket. */
export function keepLastMessages(
  before: TicketState,
  decision: Decision,
  event: TicketEvent,
): Decision {
  const { state, effects } = decision;
  const written = writtenBy(before, event);
  const kept = written === null ? before.lastMessages : [...before.lastMessages, written];
  const lastMessages = effects.store
    .reduce(takeIn, kept)
    .filter(({ id }) => !state.movedAway.includes(id))
    .slice(-MOST_KEPT)
    .map((message) => ({ ...message, text: shorten(message.text, MOST_CHARACTERS) }));
  return becoming(decision, { lastMessages });
}

function writtenBy({ seenMessages, organizer }: TicketState, event: TicketEvent) {
  if (event.type !== 'organizerWrote' || seenMessages.includes(event.message.id)) return null;
  const { id, text, file, at } = event.message;
  return {
    id,
    direction: 'in',
    author: organizer.name,
    text: text || (file?.label ?? ''),
    at,
  } as const;
}

function takeIn(kept: LastMessage[], effect: StoreEffect): LastMessage[] {
  switch (effect.type) {
    case 'messageAccepted': {
      const { id, direction, author, text, at } = effect.message;
      return [...kept, { id, direction, author, text, at }];
    }
    case 'messageChanged':
      return kept.map((each) =>
        each.id === effect.messageId ? { ...each, text: effect.text } : each,
      );
    case 'messageWithdrawn':
      return kept.filter(({ id }) => id !== effect.messageId);
    default:
      return kept;
  }
}
