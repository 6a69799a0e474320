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
  text: string;
  at: number;
}

/** A comment as Todoist shows it. */
export interface SeenComment {
  id: string;
  author: Agent;
  text: string;
  at: number;
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
  /** Who made the change, where Todoist says so (webhooks do, polls do not). */
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
  | { type: 'messagesMovedAway'; move: MovedMessages }
  | { type: 'organizerSolved' }
  | { type: 'organizerReopened' }
  | { type: 'organizerCancelled' }
  | { type: 'organizerRated'; given: Rating }
  | { type: 'taskSeen'; task: SeenTask }
  | { type: 'commentSeen'; comment: SeenComment }
  | { type: 'deadlinePassed' }
  | EffectOutcome;

/** What may be told from outside; the rest comes from the workflow itself. */
export type OutsideEvent = Exclude<TicketEvent, { type: 'deadlinePassed' } | EffectOutcome>;

/** What came of an effect; told back to the state machine by whoever carried it out. */
export type EffectOutcome =
  | { type: 'taskCreated'; message: OrganizerMessage; taskId: string; url: string }
  | { type: 'commentPosted'; message: OrganizerMessage; commentIds: string[] }
  | { type: 'remarkPosted'; ownId: string; commentId: string }
  | { type: 'boardUpdated'; writeId: number }
  | { type: 'moverFound'; agent: Agent | null }
  | { type: 'replySent'; messageId: string; telegramMessageIds: number[] }
  | { type: 'noticeSent'; notice: NoticeName; telegramMessageId: number }
  | { type: 'receiptShown'; runStart: number; telegramMessageId: number }
  | { type: 'effectFailed'; effect: OrganizerEffect | BoardEffect; reason: FailureReason };

/** Why something could not be delivered; shown in the API and as a metric label, so it holds no personal data. */
export type FailureReason =
  | 'blocked'
  | 'chat-not-found'
  | 'task-gone'
  | 'refused-by-telegram'
  | 'refused-by-todoist'
  | 'ticket-closed';

/** What the organizer is told at each step; each is a text in `src/i18n/locales`. */
export type NoticeName =
  | 'accepted'
  | 'claimed'
  | 'claimed-by-someone'
  | 'handed-over'
  | 'released'
  | 'waiting'
  | 'solved'
  | 'solved-by-you'
  | 'rated'
  | 'reopened'
  | 'closed'
  | 'cancelled'
  | 'task-deleted'
  | 'not-delivered';

/** What Pitcrew itself says in a task's comments; each is a text in `src/i18n/locales`. */
export type RemarkName =
  | 'lost-race'
  | 'organizer-solved'
  | 'organizer-cancelled'
  | 'organizer-reopened'
  | 'reply-failed';

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
  | { type: 'sendReply'; messageId: string; agent: string; parts: string[] }
  | { type: 'react'; telegramMessageId: number };

/** Goes to the board, through Todoist, in order. */
export type BoardEffect =
  | { type: 'createTask'; message: OrganizerMessage }
  | { type: 'postComment'; message: OrganizerMessage; parts: string[] }
  | {
      type: 'postRemark';
      ownId: string;
      remark: RemarkName;
      args: Record<string, string | number>;
      notify: string[];
    }
  | { type: 'deleteComment'; commentId: string }
  | { type: 'updateBoard'; writeId: number; change: Partial<BoardView> }
  | { type: 'findMover' };

/** Goes to the read model. */
export type StoreEffect =
  | { type: 'messageAccepted'; message: StoredMessage }
  | {
      type: 'messageDelivered';
      messageId: string;
      at: number;
      commentId?: string;
      telegramMessageId?: number;
    }
  | { type: 'messageFailed'; messageId: string; reason: FailureReason }
  | { type: 'telegramMessageSent'; telegramMessageId: number };

/** A message as the read model keeps it. */
export interface StoredMessage {
  id: string;
  direction: 'in' | 'out' | 'note';
  author: string;
  text: string;
  at: number;
  commentId: string | null;
}

export interface Effects {
  organizer: OrganizerEffect[];
  board: BoardEffect[];
  store: StoreEffect[];
}

/** What the board shows of a ticket. */
export interface BoardView {
  assignee: string | null;
  column: Column;
  completed: boolean;
}
