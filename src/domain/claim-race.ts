import type { Agent } from './agent.ts';
import { remark, type Decision } from './decision.ts';
import type { TicketState } from './ticket-state.ts';

/** Another claim this soon after the first is a lost race, not a hand-over; milliseconds. */
export const CLAIM_RACE = 30_000;

/** Whether the ticket was claimed so recently that another claim comes from somebody who did not see it. */
export function isClaimRace(state: TicketState, now: number): boolean {
  return state.agent !== null && now - (state.claimedAt ?? 0) <= CLAIM_RACE;
}

/** Tells the loser of a race, on the card, who holds the ticket. */
export function loseRace(before: Decision, loser: Agent): Decision {
  const holder = before.state.agent?.name ?? '';
  return remark(before, 'lost-race', { holder }, [loser.id]);
}
