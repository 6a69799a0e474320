import { standingRemark, type Decision } from './decision.ts';
import type { Urgency } from './effects.ts';

/** Nobody could be told in Telegram: then the card says it, for as long as it is true. */
export function sayOnCard(before: Decision, why: Urgency): Decision {
  return before.state.status === 'new' ? standingRemark(before, why, 'claimed') : before;
}
