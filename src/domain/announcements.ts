import type { FailureReason } from './effects.ts';

/** Where an announcement stands. `paused`: nothing goes out until it is resumed. The last two are final. */
export type AnnouncementState = 'draft' | 'sending' | 'paused' | 'done' | 'cancelled';

/**
 * What became of one person's message. `sending`: a try has begun. `unsure`: Telegram may have taken it, and nobody
 * was told; it is not sent again. `skipped`: the announcement was cancelled before.
 */
export type RecipientState = 'pending' | 'sending' | 'sent' | 'failed' | 'unsure' | 'skipped';

/** Somebody who is still to hear an announcement; `chatId` is their account with Telegram. */
export interface Recipient {
  organizerId: number;
  chatId: number;
}

/** How many people an announcement is for, and what has become of them. */
export interface Tally {
  total: number;
  sent: number;
  failed: number;
  unsure: number;
}

/** What is to be said to one person, and in which event's name. */
export interface Said {
  chatId: number;
  event: string;
  text: string;
}

/** How one try ended. `pending`: surely not with Telegram, so that another may follow. */
export type Fate =
  | { state: 'sent'; messageId: number }
  | { state: 'failed'; reason: FailureReason }
  | { state: 'unsure' }
  | { state: 'pending' };

/** What a recipient's row answers to a try. `over`: there is nothing to send, or nobody any more. */
export type Taking = { kind: 'taken'; said: Said } | { kind: 'over'; state: RecipientState | null };

/** Who was told what: the memory that keeps an announcement from reaching anybody twice. */
export interface AnnouncementLedger {
  /**
   * Fixes who gets a draft, and begins it. What has begun is left as it is.
   * @returns false where the draft is gone, or another version than `version`
   */
  begin(id: number, version: number): Promise<boolean>;
  tally(id: number): Promise<Tally>;
  /** Those whose fate is open, at most `limit`. */
  open(id: number, limit: number): Promise<Recipient[]>;
  /**
   * Before a message is sent: marks that the try `attempt` begins. Where an earlier try has begun and left no word of its
   * end, the message may be out: it becomes `unsure`, and is over.
   */
  take(recipient: { id: number; organizerId: number; attempt: string }): Promise<Taking>;
  /** Notes how the try `attempt` ended. Twice is once. */
  settle(attempt: string, fate: Fate): Promise<void>;
  /** Where it stands from now on; an end also settles what is still open. */
  enter(id: number, state: Exclude<AnnouncementState, 'draft'>): Promise<void>;
}
