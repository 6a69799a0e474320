import type { Agent } from './agent.ts';

/** What an operator or a lead does to a ticket, from the admin pages or from the Temporal UI. */
export type OperatorAct =
  /** The agent holds it from now on, whoever held it before. */
  | { type: 'claim'; agent: Agent }
  /** Nobody holds it any more: back to New. */
  | { type: 'release' }
  /** Solved, as by its agent. */
  | { type: 'resolve' }
  | { type: 'reopen' }
  /** Over for good. */
  | { type: 'close' }
  /** Goes to the organizer, headed by `author`, and is shown on the card. */
  | { type: 'reply'; author: string; text: string }
  /** Stays inside, and is shown on the card. */
  | { type: 'note'; author: string; text: string }
  /** What could not be delivered is tried again: one message, or all of the ticket's. */
  | { type: 'resend'; messageId?: string };

/** What came of an act. `reason` is a sentence for people; `ended`: the ticket's workflow is over, nothing happened. */
export type ActOutcome =
  | { outcome: 'done' }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'ended' };
