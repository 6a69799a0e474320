import { landWrite } from './board-writes.ts';
import { becoming, doOnBoard, notice, remember, tellOrganizer, type Decision } from './decision.ts';
import type { FailureReason, Outcome } from './effects.ts';
import type { OrganizerMessage } from './messages.ts';
import { isInFlight, ownCommentsLanded } from './on-comment.ts';
import { editIdOf } from './on-edit.ts';
import { fail } from './steps.ts';
import { forgetFailedMessage, keepFailedMessage } from './undelivered.ts';

/** What came of what was done on the board. */

export function taskCreated(
  before: Decision,
  outcome: Outcome<'taskCreated'>,
  now: number,
): Decision {
  const { message, taskId, url } = outcome;
  const isLost = before.state.lostTasks.includes(taskId);
  const known = isLost ? before : becoming(before, { task: { id: taskId, url } });
  // The rest of it, or its file, is still on its way.
  return isInFlight(before, message.id)
    ? known
    : onBoard(withComments(known, message.id, []), message, null, now);
}

export function commentPosted(
  before: Decision,
  outcome: Outcome<'commentPosted'>,
  now: number,
): Decision {
  const { message, commentIds, fileRefused } = outcome;
  const landed = ownCommentsLanded(before, message.id, commentIds, now);
  if (before.state.movedAway.includes(message.id)) return deleteComments(landed, commentIds);
  // Words that were there before their file got there follow it, as an edit of them takes it: the first comment has the file.
  const there = before.state.commentsOf[message.id] ?? [];
  const posted = withComments(landed, message.id, [...commentIds, ...there]);
  return fileRefused === undefined
    ? onBoard(posted, message, commentIds[0] ?? null, now)
    : fileLeftBehind(posted, message, fileRefused);
}

export function messageEdited(
  before: Decision,
  outcome: Outcome<'messageEdited'>,
  now: number,
): Decision {
  const { nth, messageId, commentIds } = outcome;
  const landed = ownCommentsLanded(before, editIdOf(nth), commentIds, now);
  const { movedAway, commentsOf } = before.state;
  const known = commentsOf[messageId];
  if (movedAway.includes(messageId)) {
    return deleteComments(
      landed,
      commentIds.filter((id) => !known?.includes(id)),
    );
  }
  const edited = withComments(landed, messageId, commentIds);
  const [commentId] = commentIds;
  // Todoist had refused the message as it was: it is there now, in other words.
  return known === undefined && commentId !== undefined
    ? remember(forgetFailedMessage(edited, messageId), {
        type: 'messageDelivered',
        messageId,
        at: now,
        commentId,
      })
    : edited;
}

export function remarkPosted(
  before: Decision,
  outcome: Outcome<'remarkPosted'>,
  now: number,
): Decision {
  const { ownId, commentId } = outcome;
  const standingRemarks = before.state.standingRemarks.map((standing) =>
    standing.ownId === ownId ? { ...standing, commentId } : standing,
  );
  return ownCommentsLanded(becoming(before, { standingRemarks }), ownId, [commentId], now);
}

export function wordsShown(
  before: Decision,
  { ownId, commentIds }: Outcome<'wordsShown'>,
  now: number,
): Decision {
  return ownCommentsLanded(before, ownId, commentIds, now);
}

export function boardUpdated(
  before: Decision,
  outcome: Outcome<'boardUpdated'>,
  now: number,
): Decision {
  return becoming(before, { board: landWrite(before.state.board, outcome.writeId, now) });
}

/** The message is on the board, as these comments beside the card. */
function withComments(before: Decision, messageId: string, commentIds: string[]): Decision {
  return becoming(before, {
    commentsOf: { ...before.state.commentsOf, [messageId]: commentIds },
  });
}

function deleteComments(before: Decision, commentIds: string[]): Decision {
  return doOnBoard(
    before,
    ...commentIds.map((commentId) => ({ type: 'deleteComment' as const, commentId })),
  );
}

/** The words are on the board, the file is not: its sender is told which, and why. */
function fileLeftBehind(
  before: Decision,
  message: OrganizerMessage,
  reason: FailureReason,
): Decision {
  const args = { name: message.file?.name ?? '', reason };
  const failed = keepFailedMessage(fail(before, message.id, reason), message, true);
  return notice(failed, 'file-refused', args, message.telegramMessageId);
}

/** The message is where agents see it: it counts as delivered, and the organizer's message gets its 👌. */
function onBoard(
  before: Decision,
  message: OrganizerMessage,
  commentId: string | null,
  now: number,
): Decision {
  // What was moved away meanwhile counts for the ticket it was moved to.
  if (before.state.movedAway.includes(message.id)) return before;
  const stored = remember(before, {
    type: 'messageDelivered',
    messageId: message.id,
    at: now,
    ...(commentId === null ? {} : { commentId }),
  });
  return tellOrganizer(stored, { type: 'react', telegramMessageId: message.telegramMessageId });
}
