import { FRESH_BOARD, type KnownBoard } from './board-view.ts';
import type { ReplyMode } from './comments.ts';
import type { Agent, SeenComment, TicketStatus } from './events.ts';

/** What a ticket needs to know of its event; fixed when the ticket is opened. */
export interface TicketEventInfo {
  code: string;
  name: string;
  locale: string;
  timezone: string;
  replies: ReplyMode;
  reopenWindow: string;
  board: { projectId: string; sections: { new: string; inProgress: string; waiting: string } };
}

export interface TicketOrganizer {
  name: string;
  chatId: number;
  language: string;
}

/**
 * A comment of ours that may already show on the board though we do not know its id yet.
 * `text` is null for remarks, whose wording is not known here: those are known by the mark they begin with.
 */
export interface OwnComment {
  ownId: string;
  text: string | null;
}

/** One run of messages added to the ticket, which share one receipt; known by its first message. */
export interface Receipt {
  runStart: number;
  count: number;
}

/** All that a ticket is. Plain JSON: it travels through continue-as-new. */
export interface TicketState {
  number: number;
  event: TicketEventInfo;
  organizer: TicketOrganizer;
  previousNumber: number | null;
  subject: string;
  status: TicketStatus;
  agent: Agent | null;
  task: { id: string; url: string } | null;
  /** There is no card now: it was deleted, or could not be made. The next message makes one. */
  taskGone: boolean;
  /** Cards that are gone; what is still told of them concerns nobody. */
  lostTasks: string[];
  board: KnownBoard;
  priority: number;
  categories: string[];
  openedAt: number;
  claimedAt: number | null;
  firstReplyAt: number | null;
  resolvedAt: number | null;
  closedAt: number | null;
  rating: number | null;
  reopenedCount: number;
  /** Organizer's messages and comments taken in: each is relayed once. */
  seenMessages: string[];
  seenComments: string[];
  movedAway: string[];
  /** Own comments in flight, and comments of people that look the same and must wait until these have landed. */
  ownInFlight: OwnComment[];
  heldComments: SeenComment[];
  /** Comments of each relayed message: to take them off the board when the message is moved away. */
  commentsOf: Record<string, string[]>;
  /** A card was dragged and Todoist has not said by whom: it stays where it is until that is known. */
  findingMover: boolean;
  remarkCount: number;
  receipt: Receipt | null;
  /** The receipt the organizer sees last: the next of the same run edits it. */
  shownReceipt: { runStart: number; telegramMessageId: number } | null;
}

/** A ticket as it is before its first message. */
export function openTicket(facts: {
  number: number;
  event: TicketEventInfo;
  organizer: TicketOrganizer;
  previousNumber: number | null;
  subject: string;
  openedAt: number;
}): TicketState {
  return {
    ...facts,
    status: 'new',
    agent: null,
    task: null,
    taskGone: false,
    lostTasks: [],
    board: FRESH_BOARD,
    priority: 1,
    categories: [],
    claimedAt: null,
    firstReplyAt: null,
    resolvedAt: null,
    closedAt: null,
    rating: null,
    reopenedCount: 0,
    seenMessages: [],
    seenComments: [],
    movedAway: [],
    ownInFlight: [],
    heldComments: [],
    commentsOf: {},
    findingMover: false,
    remarkCount: 0,
    receipt: null,
    shownReceipt: null,
  };
}
