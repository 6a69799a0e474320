import { becoming, tellAgents, type Decision } from './decision.ts';
import { MOST_URGENT } from './ticket-facts.ts';
import type { TicketState } from './ticket-state.ts';

/** The card in the agents' chat is made to say what the ticket says. */
export function showToAgents(decision: Decision): Decision {
  const { state } = decision;
  if (state.event.agentsChatId === null || state.seenMessages.length === 0) return decision;
  const cardSays = sayingOf(state);
  if (cardSays === state.agentsView.cardSays) return decision;
  const agentsView = { ...state.agentsView, cardSays };
  return tellAgents(becoming(decision, { agentsView }), { type: 'showCard' });
}

/** All that the card is made from. */
export function sayingOf({
  subject,
  status,
  agent,
  priority,
  rating,
  task,
  taskGone,
}: TicketState): string {
  const isReachable = task !== null && !taskGone;
  return JSON.stringify([
    subject,
    status,
    agent?.id,
    priority === MOST_URGENT,
    rating,
    isReachable,
  ]);
}
