import type {
  AgentsEffect,
  BoardEffect,
  EffectOutcome,
  OrganizerEffect,
} from '../../src/domain/effects.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { forAgents } from './for-agents.ts';
import { forOrganizer } from './for-organizer.ts';
import { onBoard } from './on-board.ts';
import { toBoard, toChat, unpaced } from './proxies.ts';
import { refusalOf } from './refusal.ts';

type Effect = OrganizerEffect | BoardEffect | AgentsEffect;

/** Each outbox effect is one activity, or a row of them. */
export interface EffectRunner {
  forOrganizer: (effect: OrganizerEffect) => Promise<EffectOutcome | null>;
  onBoard: (effect: BoardEffect) => Promise<EffectOutcome | null>;
  forAgents: (effect: AgentsEffect) => Promise<EffectOutcome | null>;
}

/**
 * Carries out effects of the ticket whose present state `state` gives. What the vendor refuses for good becomes
 * `effectFailed`; everything else is tried again.
 */
export function effectRunner(state: () => TicketState): EffectRunner {
  const organizer = { paced: toChat(state().organizer.chatId), unpaced: unpaced() };
  const board = toBoard();
  return {
    forOrganizer: (effect) => unlessRefused(effect, () => forOrganizer(organizer, state, effect)),
    onBoard: (effect) => unlessRefused(effect, () => onBoard(board, state(), effect)),
    forAgents: (effect) => unlessRefused(effect, () => forAgents(state, effect)),
  };
}

async function unlessRefused(
  effect: Effect,
  carryOut: () => Promise<EffectOutcome | null>,
): Promise<EffectOutcome | null> {
  try {
    return await carryOut();
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    return { type: 'effectFailed', effect, reason };
  }
}
