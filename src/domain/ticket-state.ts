import type { Agent } from './agent.ts';
import { FRESH_BOARD, type KnownBoard } from './board-view.ts';
import type { Comment, ReplyMode } from './comments.ts';
import type { Escalation, SendReply } from './effects.ts';
import type {
  ChatMessage,
  OrganizerEdit,
  OrganizerMessage,
  SeenComment,
  StoredMessage,
} from './messages.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { RemarkName } from './texts.ts';
import type { TicketStatus } from './ticket-status.ts';
import type { Timers } from './timers.ts';

/** What a ticket needs to know of its event; fixed when the ticket is opened. */
export interface TicketEventInfo {
  code: string;
  name: string;
  locale: string;
  timezone: string;
  replies: ReplyMode;
  timers: Timers;
  /** Null is always open. */
  hours: OpeningHours | null;
  /** Where agents are told of the ticket; null where there is no such chat. */
  agentsChatId: number | null;
  projectId: string;
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

/** A person's comment: what it says, and as which messages the organizer has it. */
export interface KnownComment {
  kind: Comment['kind'];
  /** Fingerprint of what was last seen of it, to tell an edit from the same comment seen again. */
  seen: string;
  asOf: number;
  /** The message in the read model that it is: another one each time it turns from a reply into a note, or back. */
  messageId: string;
  /** How many times it has turned. */
  turns: number;
  /** Empty until it is sent, and for notes. */
  telegramMessageIds: number[];
  /** What it was changed into before it was sent. */
  words?: string | null;
  isGone: boolean;
}

/** A remark that is taken away when it is no longer true. */
export interface StandingRemark {
  ownId: string;
  /** Null until it is on the board. */
  commentId: string | null;
  until: 'claimed' | 'answered';
  /** What it says, and to whom: the next that says the same takes its place. */
  name: RemarkName;
  notify: string[];
}

/** What agents and leads see of the ticket in Telegram. */
export interface AgentsView {
  card: ChatMessage | null;
  /** What the card is to say, and what it shows by now. */
  cardSays: string | null;
  cardShows: string | null;
  reminder: ChatMessage | null;
  escalations: Escalation[];
}

/** A message of the organizer that did not get to the board, or whose file alone did not. */
export interface FailedMessage {
  message: OrganizerMessage;
  fileAlone: boolean;
  /** The edit that is on its way, and brings it there in other words; null where there is none. */
  edit: number | null;
}

/** One of the last things said, cut short, for those who look at the ticket. */
export type LastMessage = Pick<StoredMessage, 'id' | 'direction' | 'author' | 'text' | 'at'>;

/** How the Temporal UI may show the ticket. */
export interface OperatorsView {
  /** Origin of the admin pages. */
  deskUrl: string | null;
  /** Payloads are encrypted, so nothing personal is put where it may be read without the key. */
  isPrivate: boolean;
}

/** Since when something has been so; each timer counts from one of these. Epoch milliseconds, null where it is not so. */
export interface Since {
  unclaimed: number | null;
  held: number | null;
  /** The agent owes the organizer a word. */
  silent: number | null;
  waiting: number | null;
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
  ratingComment: string | null;
  /** The message that is the rating's comment. */
  ratingMessage: string | null;
  reopenedCount: number;
  since: Since;
  /** Timers that have done what they do, until what they count from begins anew. */
  fired: string[];
  /** Organizer's messages and comments taken in: each is relayed once. */
  seenMessages: string[];
  /** Own comments; people's are in `comments`. */
  seenComments: string[];
  movedAway: string[];
  /** Own comments in flight, and comments of people that look the same and must wait until these have landed. */
  ownInFlight: OwnComment[];
  heldComments: SeenComment[];
  /** Comments of each relayed message: to take them off the board when the message is moved away. */
  commentsOf: Record<string, string[]>;
  /** When each message was edited last, so that a late edit undoes nothing. */
  editedAt: Record<string, number>;
  /** How many edits were taken in: each is an intent of its own. */
  editCount: number;
  /** Edits of messages that have not come yet. */
  earlyEdits: OrganizerEdit[];
  /** The message that the card was made from; those after it are comments. */
  cardMessage: string | null;
  /** Messages that came with a file. */
  withFile: string[];
  /** Items of this album belong to the opening message: they need no receipt. */
  openingAlbum: string | null;
  /** Comments of people, by their id. */
  comments: Record<string, KnownComment>;
  /** Replies that a blocked bot could not deliver; they go out when the organizer is back. */
  undelivered: SendReply[];
  /** Replies that were refused for another reason, and organizer's messages that were: they go out when a person asks for it. */
  failedReplies: SendReply[];
  failedMessages: FailedMessage[];
  /** How often a person asked for that. */
  resendCount: number;
  /** Ids of the operators' acts done last, oldest first. */
  actsDone: string[];
  /** Oldest first. */
  lastMessages: LastMessage[];
  operatorsView: OperatorsView;
  standingRemarks: StandingRemark[];
  /** The message that reminds the organizer that they are waited for. */
  waitingReminder: number | null;
  agentsView: AgentsView;
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
    ratingComment: null,
    ratingMessage: null,
    reopenedCount: 0,
    since: { unclaimed: facts.openedAt, held: null, silent: null, waiting: null },
    fired: [],
    seenMessages: [],
    seenComments: [],
    movedAway: [],
    ownInFlight: [],
    heldComments: [],
    commentsOf: {},
    editedAt: {},
    editCount: 0,
    earlyEdits: [],
    cardMessage: null,
    withFile: [],
    openingAlbum: null,
    comments: {},
    undelivered: [],
    failedReplies: [],
    failedMessages: [],
    resendCount: 0,
    actsDone: [],
    lastMessages: [],
    operatorsView: { deskUrl: null, isPrivate: true },
    standingRemarks: [],
    waitingReminder: null,
    agentsView: { card: null, cardSays: null, cardShows: null, reminder: null, escalations: [] },
    findingMover: false,
    remarkCount: 0,
    receipt: null,
    shownReceipt: null,
  };
}
