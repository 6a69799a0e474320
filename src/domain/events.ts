import type { Agent } from './agent.ts';
import type { SeenTask } from './card.ts';
import type { EffectOutcome } from './effects.ts';
import type { OrganizerEdit, OrganizerMessage, SeenComment } from './messages.ts';
import type { OperatorAct } from './operator-acts.ts';

/**
 * What happens to a ticket. Everything here is plain JSON, because it travels through Temporal payloads; times are epoch
 * milliseconds.
 */

/** An agent pressed Take below the ticket's card in an agents' chat. */
export interface Take {
  agent: Agent;
  chatId: number;
}

/** Messages that their writer moved to another ticket, by the button below receipt `receiptMessageId`. */
export interface MovedMessages {
  messageIds: string[];
  toNumber: number;
  receiptMessageId: number;
}

/** What the organizer thinks of the help, 1 to 5, by a button below Telegram message `promptMessageId`. */
export interface Rating {
  rating: number;
  promptMessageId: number;
}

export type TicketEvent =
  | { type: 'organizerWrote'; message: OrganizerMessage }
  | { type: 'organizerEdited'; edit: OrganizerEdit }
  | { type: 'messagesMovedAway'; move: MovedMessages }
  | { type: 'organizerSolved' }
  | { type: 'organizerReopened' }
  | { type: 'organizerCancelled' }
  | { type: 'organizerRated'; given: Rating }
  /** The organizer had blocked the bot, and speaks to it again. */
  | { type: 'organizerReturned' }
  | { type: 'languageChosen'; language: string }
  | { type: 'agentTook'; take: Take }
  | { type: 'taskSeen'; task: SeenTask }
  | { type: 'commentSeen'; comment: SeenComment }
  | { type: 'commentGone'; commentId: string }
  | { type: 'deadlinePassed' }
  /** `id` names the act: done once, however often it is asked for. */
  | { type: 'operatorActed'; id: string; act: OperatorAct }
  | EffectOutcome;

/** What edges tell a ticket by signals; operators' acts have names of their own, the rest comes from the workflow itself. */
export type OutsideEvent = Exclude<
  TicketEvent,
  { type: 'deadlinePassed' | 'operatorActed' } | EffectOutcome
>;
