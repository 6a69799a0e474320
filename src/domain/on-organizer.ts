import { becoming, doOnBoard, notice, remark, tellOrganizer, type Decision } from './decision.ts';
import type { MovedMessages, Rating } from './events.ts';
import { commentParts, ratingParts } from './message-parts.ts';
import { firstLine } from './message-text.ts';
import type { OrganizerMessage } from './messages.ts';
import { withEarlyEdit } from './on-edit.ts';
import { nextOpening } from './opening-hours.ts';
import { close, oweAnAnswer, reopen, resolve } from './steps.ts';
import { isActive } from './ticket-facts.ts';
import { makeTask, postComment, withoutTask } from './to-board.ts';

/** The organizer's words reach the board: the first message makes the task, later ones are comments. */
export function organizerWrote(before: Decision, written: OrganizerMessage, now: number): Decision {
  const { state } = before;
  if (state.seenMessages.includes(written.id)) return before;
  const { before: edited, message } = withEarlyEdit(before, written);
  const taken = becoming(edited, {
    seenMessages: [...state.seenMessages, message.id],
    withFile: message.file ? [...state.withFile, message.id] : state.withFile,
  });
  if (state.seenMessages.length === 0) return openWith(taken, message, now);
  if (message.isRatingComment && !isActive(state)) return explainRating(taken, message);

  const back = oweAnAnswer(comeBack(taken, now), now);
  const relayed = state.taskGone
    ? makeTask(withoutTask(back), message)
    : postComment(back, message, commentParts(state, message.text));
  return message.album !== undefined && message.album === state.openingAlbum
    ? relayed
    : showReceipt(relayed, message);
}

/** Messages of this ticket belong to another one now: they leave the board. */
export function messagesMovedAway(before: Decision, move: MovedMessages): Decision {
  const { state } = before;
  const gone = move.messageIds.filter((id) => !state.movedAway.includes(id));
  if (gone.length === 0) return before;
  const failedMessages = state.failedMessages.filter(({ message }) => !gone.includes(message.id));
  const movedAway = [...state.movedAway, ...gone];
  const left = becoming(before, { movedAway, failedMessages, receipt: null });
  const cleared = doOnBoard(
    left,
    ...gone
      .flatMap((id) => state.commentsOf[id] ?? [])
      .map((commentId) => ({ type: 'deleteComment' as const, commentId })),
  );
  return tellOrganizer(cleared, {
    type: 'showMoved',
    target: move.receiptMessageId,
    toNumber: move.toNumber,
  });
}

/** The organizer pressed Solved. */
export function organizerSolved(before: Decision, now: number): Decision {
  return isActive(before.state)
    ? resolve(remark(before, 'organizer-solved'), 'solved-by-you', now)
    : before;
}

/** The organizer pressed Reopen. */
export function organizerReopened(before: Decision, now: number): Decision {
  return before.state.status === 'resolved'
    ? reopen(remark(before, 'organizer-reopened'), now)
    : before;
}

/** The organizer pressed Cancel. */
export function organizerCancelled(before: Decision, now: number): Decision {
  return isActive(before.state)
    ? close(remark(before, 'organizer-cancelled'), 'cancelled', now)
    : before;
}

/** The organizer gave 1 to 5 for a solved ticket; the last word counts. */
export function organizerRated(before: Decision, { rating, promptMessageId }: Rating): Decision {
  const { state } = before;
  if (state.status !== 'resolved' || rating < 1 || rating > 5) return before;
  return tellOrganizer(becoming(before, { rating }), {
    type: 'editNotice',
    notice: 'rated',
    args: { number: state.number, rating },
    target: promptMessageId,
  });
}

/** Why they rated so: the agents read it on the card, and the ticket stays as it is. */
function explainRating(before: Decision, message: OrganizerMessage): Decision {
  const parts = ratingParts(before.state, message.text);
  const explained = becoming(before, { ratingComment: message.text, ratingMessage: message.id });
  return notice(postComment(explained, message, parts), 'rating-comment');
}

function openWith(before: Decision, message: OrganizerMessage, now: number): Decision {
  const opensAt = nextOpening(now, before.state.event);
  const answer = message.telegramMessageId;
  const accepted =
    opensAt === null
      ? notice(before, 'accepted', {}, answer)
      : notice(
          before,
          'accepted-closed',
          { opensAt, timezone: before.state.event.timezone },
          answer,
        );
  const subject = firstLine(message.text || (message.file?.label ?? ''));
  return makeTask(becoming(accepted, { subject, openingAlbum: message.album ?? null }), message);
}

/** A message brings a waiting ticket back to its agent, and a solved one to life. */
function comeBack(decision: Decision, now: number): Decision {
  const { status } = decision.state;
  if (status === 'waiting') return becoming(decision, { status: 'claimed' });
  // `closed` is met only when the message was accepted before the end was visible to its sender: it is not lost.
  return status === 'resolved' || status === 'closed' ? reopen(decision, now) : decision;
}

function showReceipt(decision: Decision, message: OrganizerMessage): Decision {
  const run = decision.state.receipt;
  const receipt = run
    ? { ...run, count: run.count + 1 }
    : { runStart: message.telegramMessageId, count: 1 };
  return tellOrganizer(becoming(decision, { receipt }), {
    type: 'showReceipt',
    runStart: receipt.runStart,
    count: receipt.count,
  });
}
