import type { BoardFile, TelegramFile } from './files.ts';
import type { OperatorAct } from './operator-acts.ts';

/**
 * The vocabulary of a ticket: what happens to it (events), and what it makes happen (effects).
 * Everything here is plain JSON, because it travels through Temporal payloads. Times are epoch milliseconds.
 */

export type TicketStatus = 'new' | 'claimed' | 'waiting' | 'resolved' | 'closed';

/** Columns that Pitcrew keeps on an event's board; `elsewhere` is any column people made themselves. */
export type Column = 'new' | 'inProgress' | 'waiting' | 'elsewhere';

/** An agent, known by the id of their Todoist account. */
export interface Agent {
  id: string;
  name: string;
}

/** One thing an organizer said, known by its Telegram chat and message. */
export interface OrganizerMessage {
  id: string;
  telegramMessageId: number;
  /** The words; of a file, its caption. */
  text: string;
  at: number;
  file?: TelegramFile;
  /** Telegram's id of the album the message is an item of. */
  album?: string;
  /** It says why the organizer rated as they did: it is passed on, and reopens nothing. */
  isRatingComment?: boolean;
}

/** A message as its writer has changed it. `at` is when, as Telegram tells it. */
export interface OrganizerEdit {
  messageId: string;
  telegramMessageId: number;
  text: string;
  at: number;
}

/** A comment as Todoist shows it at one moment: a level, never an edge. */
export interface SeenComment {
  id: string;
  author: Agent;
  text: string;
  at: number;
  /** When Todoist showed it so; orders looks at one comment. Absent in what was kept by an earlier version. */
  asOf?: number;
  file?: BoardFile;
  script?: ScriptCall;
}

/** A script that a comment calls by `!name`, as it stands when the comment is seen. */
export interface ScriptCall {
  name: string;
  /** Null where there is none of this name. */
  text: string | null;
  /** Names that may have been meant, where there is none of this one. */
  near: string[];
}

/** An agent pressed Take below the ticket's card in an agents' chat. */
export interface Take {
  agent: Agent;
  chatId: number;
}

/** A task as Todoist shows it at one moment: a level, never an edge. */
export interface SeenTask {
  id: string;
  assignee: Agent | null;
  column: Column;
  completed: boolean;
  deleted: boolean;
  /** Moved to a project that is not the event's. */
  foreign: boolean;
  labels: string[];
  /** Todoist's wire value: 4 is what people see as p1. */
  priority: number;
  /** Todoist's own time stamp of the task; orders snapshots of one task. */
  updatedAt: string | null;
  /** When the request that returned this snapshot was sent; null for webhooks, which may be old. */
  requestedAt: number | null;
  /** Who made the change, where Todoist says so (webhooks do, polls do not). Never the bot's own account. */
  by: Agent | null;
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

/** A message of the bot's, where it can be found again. */
export interface ChatMessage {
  chatId: number;
  messageId: number;
}

/** What a lead was told of a ticket. `says` is how the ticket stood then: `sayingOf` it. */
export interface Escalation extends ChatMessage {
  why: Urgency;
  says: string;
}

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

/** What the organizer is told at each step; each is a text in `src/i18n/locales`. */
export type NoticeName =
  | 'accepted'
  | 'accepted-closed'
  | 'claimed'
  | 'claimed-by-someone'
  | 'handed-over'
  | 'released'
  | 'released-silent'
  | 'waiting'
  | 'waiting-reminder'
  | 'solved'
  | 'solved-by-you'
  | 'rated'
  | 'rating-comment'
  | 'reopened'
  | 'closed'
  | 'closed-waiting'
  | 'cancelled'
  | 'task-deleted'
  | 'not-delivered'
  | 'board-gone'
  | 'file-refused';

/** What Pitcrew itself says in a task's comments; each is a text in `src/i18n/locales`. */
export type RemarkName =
  | 'lost-race'
  | 'organizer-solved'
  | 'organizer-cancelled'
  | 'organizer-reopened'
  | 'operator-released'
  | 'operator-resolved'
  | 'operator-reopened'
  | 'operator-closed'
  | 'reply-failed'
  | 'edit-failed'
  | 'unknown-script'
  | 'unclaimed'
  | 'urgent'
  | 'first-reply-due'
  | 'released-silent'
  | 'closed-waiting'
  | 'cannot-assign'
  | 'closed-for-good';

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

/** Why leads are told of a ticket. */
export type Urgency = 'unclaimed' | 'urgent';

/** What is said in an agents' chat: to somebody who pressed a button there, or of the board; each is a text in `src/i18n/locales`. */
export type AgentsText = 'take-lost' | 'take-late' | 'board-lost' | 'board-back';

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

/** A message as the read model keeps it. */
export interface StoredMessage {
  id: string;
  direction: 'in' | 'out' | 'note';
  author: string;
  text: string;
  at: number;
  commentId: string | null;
  attachments?: StoredFile[];
}

/** A file as the read model knows it: what it is, not where. */
export interface StoredFile {
  name: string;
  mime: string | null;
  size: number | null;
}

export interface Effects {
  organizer: OrganizerEffect[];
  board: BoardEffect[];
  agents: AgentsEffect[];
  store: StoreEffect[];
}

/** What the board shows of a ticket. */
export interface BoardView {
  assignee: string | null;
  column: Column;
  completed: boolean;
}
