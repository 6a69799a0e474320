import type { Agent, FailureReason, StoreEffect } from './events.ts';
import type { TicketState } from './ticket-state.ts';

/** What Pitcrew asks of the outside world. Adapters implement these; activities call them. */

/** A button below a bot's message: `data` comes back when it is pressed (64 bytes at most), `url` opens a page. */
export type Button = { text: string; data: string } | { text: string; url: string };

/** The organizers' side. All texts are Telegram's HTML. Ids are Telegram's. */
export interface Messenger {
  send(message: {
    chatId: number;
    html: string;
    buttons?: Button[][];
    replyTo?: number | null;
  }): Promise<{ messageId: number }>;
  /** Changing a message into what it already says is no error. */
  edit(message: {
    chatId: number;
    messageId: number;
    html: string;
    buttons?: Button[][];
  }): Promise<void>;
  react(target: { chatId: number; messageId: number; emoji: string }): Promise<void>;
}

/**
 * The agents' side. `key` names the intent: asked twice with one key, the board does it once.
 * Several calls made at the same moment may travel in one request.
 */
export interface TaskBoard {
  createTask(task: {
    key: string;
    projectId: string;
    sectionId: string;
    content: string;
    description: string;
    labels: string[];
  }): Promise<{ taskId: string; url: string }>;
  postComment(comment: {
    key: string;
    taskId: string;
    text: string;
    notify?: string[];
  }): Promise<{ commentId: string }>;
  /** Deleting what is gone is no error. */
  deleteComment(comment: { key: string; commentId: string }): Promise<void>;
  updateTask(change: {
    key: string;
    taskId: string;
    assignee?: string | null;
    sectionId?: string;
    completed?: boolean;
  }): Promise<void>;
  /** Who moved the task last, where the board can say. */
  lastMover(task: { taskId: string; projectId: string }): Promise<Agent | null>;
}

/** What the read model keeps of a ticket. */
export type TicketRecord = Pick<
  TicketState,
  | 'number'
  | 'organizer'
  | 'previousNumber'
  | 'subject'
  | 'status'
  | 'agent'
  | 'task'
  | 'priority'
  | 'categories'
  | 'openedAt'
  | 'claimedAt'
  | 'firstReplyAt'
  | 'resolvedAt'
  | 'closedAt'
  | 'rating'
  | 'reopenedCount'
>;

/** The read model of tickets. Saving the same twice changes nothing. */
export interface TicketStore {
  saveTicket(ticket: TicketRecord, changes: StoreEffect[]): Promise<void>;
  /** Notes which ticket a message of the bot speaks of, so that a reply to it finds the ticket. */
  linkTelegramMessage(link: { chatId: number; messageId: number; number: number }): Promise<void>;
}

/** Which ticket a task on the board belongs to. */
export interface TaskLinks {
  /** Links a task that was just made, and passes on what people have already done to it. */
  link(made: { number: number; taskId: string; url: string }): Promise<void>;
}

/** The other side said no, and will say no again. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: FailureReason;
  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The other side asks to wait. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number, message: string) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}
