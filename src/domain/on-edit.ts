import { becoming, doOnBoard, remember, type Decision } from './decision.ts';
import { cardParts, commentParts, ratingParts } from './message-parts.ts';
import { firstLine } from './message-text.ts';
import type { OrganizerEdit, OrganizerMessage } from './messages.ts';
import { noteEdit } from './undelivered.ts';

/** The organizer changed a message: the board says what it says now. The last edit counts, whenever it arrives. */
export function organizerEdited(before: Decision, edit: OrganizerEdit): Decision {
  const { state } = before;
  const { messageId } = edit;
  if (state.movedAway.includes(messageId)) return before;
  if (!state.seenMessages.includes(messageId)) return keepForLater(before, edit);
  if (edit.at < (state.editedAt[messageId] ?? 0)) return before;

  const failedMessages = state.failedMessages.map((failed) =>
    failed.message.id === messageId
      ? { ...failed, message: { ...failed.message, text: edit.text } }
      : failed,
  );
  const editedAt = { ...state.editedAt, [messageId]: edit.at };
  const changed = becoming(before, { editedAt, failedMessages });
  const { text, at } = edit;
  const stored = remember(changed, { type: 'messageChanged', messageId, text, at });
  return showEdit(stored, edit);
}

/** A message that comes now as it was edited before it came. */
export function withEarlyEdit(
  before: Decision,
  message: OrganizerMessage,
): { before: Decision; message: OrganizerMessage } {
  const { earlyEdits, editedAt } = before.state;
  const early = earlyEdits.find(({ messageId }) => messageId === message.id);
  if (early === undefined) return { before, message };
  const { messageId, text, at } = early;
  const taken = becoming(before, {
    earlyEdits: earlyEdits.filter((each) => each !== early),
    editedAt: { ...editedAt, [messageId]: at },
  });
  const stored = remember(taken, { type: 'messageChanged', messageId, text, at });
  return { before: stored, message: { ...message, text } };
}

function keepForLater(before: Decision, edit: OrganizerEdit): Decision {
  const { earlyEdits } = before.state;
  const known = earlyEdits.find(({ messageId }) => messageId === edit.messageId);
  if (known && known.at > edit.at) return before;
  return becoming(before, { earlyEdits: [...earlyEdits.filter((each) => each !== known), edit] });
}

function showEdit(before: Decision, edit: OrganizerEdit): Decision {
  const { state } = before;
  const { messageId, text } = edit;
  if (state.ratingMessage === messageId) {
    return change(becoming(before, { ratingComment: text }), edit, false, ratingParts(state, text));
  }
  if (state.cardMessage !== messageId) {
    return change(before, edit, false, commentParts(state, text));
  }
  const subject = firstLine(text) || state.subject;
  const card = cardParts(state, text || subject, state.withFile.includes(messageId));
  const shown = { ...edit, text: card.description };
  const isOpening = state.seenMessages[0] === messageId;
  return change(isOpening ? becoming(before, { subject }) : before, shown, true, card.comments);
}

function change(before: Decision, edit: OrganizerEdit, isCard: boolean, parts: string[]): Decision {
  const nth = before.state.editCount + 1;
  const inFlight = parts.map((text) => ({ ownId: editIdOf(nth), text }));
  const shown = doOnBoard(before, { type: 'editMessage', nth, edit, isCard, parts });
  const ownInFlight = [...shown.state.ownInFlight, ...inFlight];
  return noteEdit(becoming(shown, { editCount: nth, ownInFlight }), edit.messageId, nth);
}

/** Names the comments that an edit makes while they are on their way. */
export function editIdOf(nth: number): string {
  return `edit-${nth}`;
}
