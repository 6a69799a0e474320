import { becoming, remember, tellOrganizer, type Decision } from './decision.ts';

/** The organizer speaks to the bot again: what could not be delivered goes out now. */
export function organizerReturned(before: Decision): Decision {
  const { undelivered } = before.state;
  if (undelivered.length === 0) return before;
  const retried = undelivered.map(({ messageId }) => ({
    type: 'messageRetried' as const,
    messageId,
  }));
  const pending = remember(becoming(before, { undelivered: [] }), ...retried);
  return tellOrganizer(pending, ...undelivered);
}

/** What the organizer is told from now on is in this language. */
export function languageChosen(before: Decision, language: string): Decision {
  return becoming(before, { organizer: { ...before.state.organizer, language } });
}
