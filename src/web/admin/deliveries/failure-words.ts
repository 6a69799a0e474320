import type { FailureReason } from '../../../domain/effects.ts';

/** Why a message was not delivered, and what somebody can do about it; each a sentence. */
export interface FailureWords {
  why: string;
  todo: string;
}

const WORDS: Record<FailureReason, FailureWords> = {
  blocked: {
    why: 'The organizer has blocked the bot.',
    todo: 'It goes out by itself when they come back; Resend tries at once.',
  },
  'account-deleted': {
    why: "The organizer's Telegram account is gone.",
    todo: 'Nothing can be sent there: reach them in another way.',
  },
  'chat-not-found': {
    why: 'Telegram knows no chat with the organizer.',
    todo: 'They must press Start in the bot; then Resend.',
  },
  'task-gone': {
    why: 'The card or its board is gone.',
    todo: 'See to the board of the event in Todoist; then Resend.',
  },
  'file-too-large': {
    why: 'The file is too large to be carried.',
    todo: 'Ask its sender for a smaller one, or for a link.',
  },
  'file-gone': {
    why: 'The file is no longer where it was.',
    todo: 'Ask its sender to send it again.',
  },
  withdrawn: {
    why: 'Its writer took it back before it was sent.',
    todo: 'Nothing: it was not to be sent.',
  },
  'refused-by-telegram': {
    why: 'Telegram refused it.',
    todo: 'Resend; if it fails again, say it in other words.',
  },
  'refused-by-todoist': {
    why: 'Todoist refused it.',
    todo: 'Resend; if it fails again, look at the account and its rights: pitcrew doctor.',
  },
  'ticket-closed': {
    why: 'The ticket was closed before it could be sent.',
    todo: 'A closed ticket sends nothing more: reach the organizer in another way.',
  },
};

const SLOW: FailureWords = {
  why: 'It is under way for longer than a minute, and is tried again and again.',
  todo: "Look at the ticket's workflow: it says what the other side answers.",
};

const UNKNOWN: FailureWords = { why: 'The other side refused it.', todo: 'Resend.' };

/** The words for a message in trouble; `reason` null is one that is still under way. */
export function failureWords(reason: FailureReason | null): FailureWords {
  if (reason === null) return SLOW;
  // Older rows may have a reason that is not known any more.
  return (WORDS as Partial<Record<string, FailureWords>>)[reason] ?? UNKNOWN;
}

/** All reasons, for a choice. */
export const FAILURE_REASONS = Object.keys(WORDS) as FailureReason[];
