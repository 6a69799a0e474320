import type { Agent } from './agent.ts';
import type { BoardView } from './card.ts';
import type { BoardFile } from './files.ts';
import type { ChatMessage, OrganizerEdit, OrganizerMessage, StoredMessage } from './messages.ts';
import type { AgentsText, NoticeName, RemarkName } from './texts.ts';
import type { TicketStatus } from './ticket-status.ts';

/**
 * What a ticket makes happen, and what came of it. Everything here is plain JSON, because it travels through Temporal
 * payloads; times are epoch milliseconds.
 */

/** Why something could not be delivered; shown in the API and as a metric label, so it holds no personal data. */
export type FailureReason =
  | 'blocked'
  | 'account-deleted'
  | 'chat-not-found'
  | 'task-gone'
  | 'file-too-large'
  | 'file-gone'
  | 'withdrawn'
  | 'refused-by-telegram'
  | 'refused-by-todoist'
  | 'ticket-closed';

/** Why leads are told of a ticket. */
export type Urgency = 'unclaimed' | 'urgent';

/** What a lead was told of a ticket. `says` is how the ticket stood then: `sayingOf` it. */
export interface Escalation extends ChatMessage {
  why: Urgency;
  says: string;
}

/** An agent's comment on its way to the organizer, headed by the agent's first name. */
export interface SendReply {
  type: 'sendReply';
  messageId: string;
  commentId: string;
  agent: string;
  text: string;
  file?: BoardFile;
  /** Its first messages, which the organizer has already from a try before. */
  sent?: number[];
}

/** Goes to the organizer, through Telegram, in order. */
export type OrganizerEffect =
  | {
      type: 'sendNotice';
      notice: NoticeName;
      args: Record<string, string | number>;
      /** Telegram message the notice answers. */
      replyTo: number | null;
    }
  | {
      type: 'editNotice';
      notice: NoticeName;
      args: Record<string, string | number>;
      target: number;
    }
  | { type: 'showReceipt'; runStart: number; count: number }
  | { type: 'showMoved'; target: number; toNumber: number }
  | { type: 'withdrawNotice'; target: number }
  | SendReply
  | {
      type: 'editReply';
      messageId: string;
      commentId: string;
      agent: string;
      text: string;
      hasFile: boolean;
    }
  | { type: 'withdrawReply'; targets: number[] }
  | { type: 'react'; telegramMessageId: number };

/** Goes to the board, through Todoist, in order. */
export type BoardEffect =
  /** `message` says what the card has room for; `whole` is all its words, where they are more. */
  | { type: 'createTask'; message: OrganizerMessage; whole?: string; again?: number }
  /** `again` counts how often a person asked for another try: Todoist would do what it did before under the same key. */
  | { type: 'postComment'; message: OrganizerMessage; parts: string[]; again?: number }
  /** Makes the card, or the comments, of a message say what it says now. */
  | { type: 'editMessage'; nth: number; edit: OrganizerEdit; isCard: boolean; parts: string[] }
  | {
      type: 'postRemark';
      ownId: string;
      remark: RemarkName;
      args: Record<string, string | number>;
      notify: string[];
    }
  /** Shows on the card what an operator said. */
  | { type: 'showWords'; ownId: string; parts: string[]; notify: string[] }
  | { type: 'deleteComment'; commentId: string }
  | { type: 'updateBoard'; writeId: number; change: Partial<BoardView> }
  | { type: 'findMover' };

/** Goes to the agents' chat and to leads, through Telegram, in order. */
export type AgentsEffect =
  /** Sends the ticket's card, or makes the one that is there show the ticket as it is now. */
  | { type: 'showCard' }
  /** Says that nobody has taken the ticket since `since`; the reminder before it goes. */
  | { type: 'remindAgents'; since: number }
  | { type: 'withdrawReminder'; reminder: ChatMessage }
  | { type: 'escalate'; why: Urgency; since: number }
  /** What leads were told shows how it went on. */
  | { type: 'settleEscalation'; told: Escalation[] }
  | { type: 'tellAgents'; chatId: number; text: AgentsText; args: Record<string, string | number> };

/** Goes to the read model. */
export type StoreEffect =
  /** A step of the ticket's life: it has this status and holder from `at` on. */
  | { type: 'ticketChanged'; at: number; status: TicketStatus; agent: Agent | null }
  | { type: 'messageAccepted'; message: StoredMessage }
  | {
      type: 'messageDelivered';
      messageId: string;
      at: number;
      commentId?: string;
      telegramMessageId?: number;
      possiblyDuplicated?: boolean;
    }
  | { type: 'messageFailed'; messageId: string; reason: FailureReason }
  /** What had failed is tried again. */
  | { type: 'messageRetried'; messageId: string }
  | { type: 'messageChanged'; messageId: string; text: string; at: number }
  | { type: 'messageWithdrawn'; messageId: string; at: number }
  | { type: 'telegramMessageSent'; telegramMessageId: number };

export interface Effects {
  organizer: OrganizerEffect[];
  board: BoardEffect[];
  agents: AgentsEffect[];
  store: StoreEffect[];
}

/** What came of an effect; told back to the state machine by whoever carried it out. */
export type EffectOutcome =
  | { type: 'taskCreated'; message: OrganizerMessage; taskId: string; url: string }
  | {
      type: 'commentPosted';
      message: OrganizerMessage;
      commentIds: string[];
      /** Why the message's file stayed behind; its words are on the board. */
      fileRefused?: FailureReason;
    }
  | { type: 'messageEdited'; nth: number; messageId: string; commentIds: string[] }
  | { type: 'remarkPosted'; ownId: string; commentId: string }
  | { type: 'wordsShown'; ownId: string; commentIds: string[] }
  | { type: 'boardUpdated'; writeId: number }
  | { type: 'moverFound'; agent: Agent | null }
  | {
      type: 'replySent';
      messageId: string;
      commentId: string;
      telegramMessageIds: number[];
      /** A try before may have reached the organizer though its answer was lost. */
      possiblyDuplicated?: boolean;
    }
  | {
      type: 'replyEdited';
      messageId: string;
      commentId: string;
      telegramMessageIds: number[];
    }
  | { type: 'noticeSent'; notice: NoticeName; telegramMessageId: number }
  | { type: 'receiptShown'; runStart: number; telegramMessageId: number }
  | { type: 'cardShown'; card: ChatMessage; says: string }
  | { type: 'reminderShown'; reminder: ChatMessage }
  | { type: 'escalated'; why: Urgency; told: Escalation[] }
  | {
      type: 'effectFailed';
      effect: OrganizerEffect | BoardEffect | AgentsEffect;
      reason: FailureReason;
    };

/** What came of an effect, by its kind. */
export type Outcome<T extends EffectOutcome['type']> = Extract<EffectOutcome, { type: T }>;
