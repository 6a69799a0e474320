import type { OperatorAct } from './operator-acts.ts';
import { isActive } from './ticket-facts.ts';
import type { TicketState } from './ticket-state.ts';
import { undeliveredIds } from './undelivered.ts';

/** Most characters that an operator's words may have. */
const MOST_WORDS = 20_000;

/** Why an act makes no sense now, in a sentence for people that names nobody; null where it does. */
export function refusalOfAct(state: TicketState, act: OperatorAct): string | null {
  const ticket = `#${state.number}`;
  if (state.status === 'closed') return `${ticket} is closed for good.`;
  switch (act.type) {
    case 'claim':
      if (!isActive(state)) return `${ticket} is solved: reopen it first.`;
      return state.agent?.id === act.agent.id ? `This agent holds ${ticket} already.` : null;
    case 'release':
      if (!isActive(state)) return `${ticket} is solved: reopen it first.`;
      return state.status === 'new' ? `Nobody holds ${ticket}.` : null;
    case 'resolve':
      return isActive(state) ? null : `${ticket} is solved already.`;
    case 'reopen':
      return isActive(state) ? `${ticket} is open already.` : null;
    case 'close':
      return null;
    case 'reply':
    case 'note':
      return refusalOfWords(act.text);
    case 'resend':
      return refusalOfResend(state, act.messageId);
  }
}

function refusalOfWords(text: string): string | null {
  if (text.trim() === '') return 'There is nothing to say: the text is empty.';
  return text.length > MOST_WORDS ? `The text is longer than ${MOST_WORDS} characters.` : null;
}

function refusalOfResend(state: TicketState, messageId?: string): string | null {
  const ids = undeliveredIds(state);
  if (messageId === undefined) {
    return ids.length === 0 ? `Nothing of #${state.number} has failed.` : null;
  }
  return ids.includes(messageId) ? null : 'This message has not failed, or can be sent no more.';
}
