import type { Agent } from './agent.ts';
import type { Column } from './card.ts';
import type { FailureReason, StoreEffect } from './effects.ts';
import type { BoardFile, LocalFile, TelegramFile, UploadedFile } from './files.ts';
import type { TicketState } from './ticket-state.ts';

/** What Pitcrew asks of the outside world. Adapters implement these; activities call them. */

/** A button below a bot's message: `data` comes back when it is pressed (64 bytes at most), `url` opens a page. */
export type Button = { text: string; data: string } | { text: string; url: string };

/**
 * The organizers' side. All texts are Telegram's HTML, and ids Telegram's. `plain` says the same without marks, for a
 * Telegram that cannot parse the HTML.
 */
export interface Messenger {
  /** Asks for nothing but an answer. @throws where none comes */
  ping(): Promise<void>;
  send(message: {
    chatId: number;
    html: string;
    plain?: string;
    buttons?: Button[][];
    replyTo?: number | null;
  }): Promise<{ messageId: number }>;
  /** Changing a message into what it already says is no error. */
  edit(message: {
    chatId: number;
    messageId: number;
    html: string;
    plain?: string;
    buttons?: Button[][];
  }): Promise<void>;
  react(target: { chatId: number; messageId: number; emoji: string }): Promise<void>;
  /** Takes a message of the bot's away; where Telegram no longer lets it, `instead` takes its place. Gone is no error. */
  withdraw(message: { chatId: number; messageId: number; instead: string }): Promise<void>;
  /** Sends a file as what it is: a photo as a photo, else as a document. The caption is HTML, at most 1024 characters. */
  sendFile(message: {
    chatId: number;
    file: LocalFile;
    caption?: string;
    plainCaption?: string;
  }): Promise<{ messageId: number }>;
  editCaption(message: {
    chatId: number;
    messageId: number;
    html: string;
    plain?: string;
  }): Promise<void>;
  /**
   * Fetches a file that somebody sent into the folder `into`, unless it is `calledOff`.
   * @throws Refused `file-too-large` (bots get 20 MB at most), `file-gone`
   */
  fetchFile(file: TelegramFile, into: string, calledOff?: AbortSignal): Promise<LocalFile>;
}

/**
 * The agents' side. `key` names the intent: asked twice with one key, the board does it once.
 * Several calls made at the same moment may travel in one request.
 */
export interface TaskBoard {
  /** @throws ColumnGone */
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
    file?: UploadedFile;
  }): Promise<{ commentId: string }>;
  updateComment(comment: { key: string; commentId: string; text: string }): Promise<void>;
  /** Deleting what is gone is no error. */
  deleteComment(comment: { key: string; commentId: string }): Promise<void>;
  /** @throws ColumnGone */
  updateTask(change: {
    key: string;
    taskId: string;
    assignee?: string | null;
    sectionId?: string;
    completed?: boolean;
    content?: string;
    description?: string;
  }): Promise<void>;
  /**
   * Puts a file where comments can carry it, unless it is `calledOff`.
   * @throws Refused `file-too-large` (by the account's plan)
   */
  upload(file: LocalFile, projectId: string, calledOff?: AbortSignal): Promise<UploadedFile>;
  /**
   * Fetches a file that lies with Todoist into the folder `into`, unless it is `calledOff`.
   * @throws Refused `file-too-large`, `file-gone`
   */
  fetchFile(file: BoardFile, into: string, calledOff?: AbortSignal): Promise<LocalFile>;
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
  | 'ratingComment'
  | 'reopenedCount'
>;

/** A message that has reached the other side; `took` is milliseconds from when it was written. */
export interface Relayed {
  direction: 'in' | 'out';
  took: number;
}

/** The read model of tickets. Saving the same twice changes nothing. */
export interface TicketStore {
  /** @returns the messages that are known to be delivered since this save, each once */
  saveTicket(ticket: TicketRecord, changes: StoreEffect[]): Promise<Relayed[]>;
  /** Notes which ticket a message of the bot speaks of, so that a reply to it finds the ticket. */
  linkTelegramMessage(link: { chatId: number; messageId: number; number: number }): Promise<void>;
  /** What the ticket's event adds where its organizer is told when people will be there; plain text, null for nothing. */
  outOfHoursText(number: number): Promise<string | null>;
}

/** Which ticket a task on the board belongs to. */
export interface TaskLinks {
  /** Links a task that was just made, and passes on what people have already done to it. */
  link(made: { number: number; taskId: string; url: string }): Promise<void>;
}

/** Columns of the events' boards, which people may delete by hand. */
export interface BoardColumns {
  /** Ids of the columns that the event's board has now. */
  of(eventCode: string): Promise<BoardSections>;
  /** Makes the columns that are missing. @returns their ids @throws Refused `task-gone` where the project is gone */
  restore(eventCode: string): Promise<BoardSections>;
}

/** Ids of the columns that Pitcrew keeps on an event's board. */
export type BoardSections = Record<Exclude<Column, 'elsewhere'>, string>;

/** Who can be told of tickets, and who has how much to do. */
export interface AgentDirectory {
  /** Telegram accounts of the event's leads, each once. */
  leads(eventCode: string): Promise<number[]>;
  /** Names of the event's agents with the fewest open tickets, at most `limit`; none where there are no agents yet. */
  leastLoaded(eventCode: string, limit: number): Promise<string[]>;
  /** Agents that `who` may mean: the one of this Todoist user id or email address, else all of this name or first name. */
  find(who: string): Promise<Agent[]>;
  /** Notes that a group chat has another id now (Telegram made it a supergroup). */
  chatMoved(from: number, to: number): Promise<void>;
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

/** The column that a card was to lie in is gone; `BoardColumns.restore` makes it again, and then the card can go there. */
export class ColumnGone extends Error {
  override readonly name = 'ColumnGone';
  constructor() {
    super('The column is gone.');
  }
}

/** The group chat is a supergroup now, under another id. Source: Bot API, ResponseParameters. */
export class ChatMoved extends Error {
  override readonly name = 'ChatMoved';
  readonly chatId: number;
  constructor(chatId: number) {
    super('The chat has another id now.');
    this.chatId = chatId;
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
