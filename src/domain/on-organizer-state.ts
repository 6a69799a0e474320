import { becoming, type Decision } from './decision.ts';
import { sendAgain } from './sent-replies.ts';

/** The organizer speaks to the bot again: what could not be delivered goes out now. */
export function organizerReturned(before: Decision): Decision {
  const { undelivered } = before.state;
  return undelivered.length === 0
    ? before
    : sendAgain(becoming(before, { undelivered: [] }), undelivered);
}

/** What the organizer is told from now on is in this language. */
export function languageChosen(before: Decision, language: string): Decision {
  return becoming(before, { organizer: { ...before.state.organizer, language } });
}
