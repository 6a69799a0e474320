import { refuseWrite } from './board-writes.ts';
import { becoming, notice, remark, type Decision } from './decision.ts';
import type { BoardEffect, FailureReason, SendReply, Outcome } from './effects.ts';
import type { OrganizerMessage } from './messages.ts';
import { isInFlight, ownCommentsLanded } from './on-comment.ts';
import { editIdOf } from './on-edit.ts';
import { sayOnCard } from './say-on-card.ts';
import { isStillSaid, takeBack } from './sent-replies.ts';
import { fail } from './steps.ts';
import type { NoticeName } from './texts.ts';
import { keepFailedMessage, keepFailedReply, noteEdit } from './undelivered.ts';

type CreateTask = Extract<BoardEffect, { type: 'createTask' }>;
type EditMessage = Extract<BoardEffect, { type: 'editMessage' }>;
type UpdateBoard = Extract<BoardEffect, { type: 'updateBoard' }>;

/** What could not be delivered is counted, and its sender is told: the agent by a ⚠️ comment, the organizer by a notice. */
export function effectFailed(
  before: Decision,
  outcome: Outcome<'effectFailed'>,
  now: number,
): Decision {
  const { effect, reason } = outcome;
  switch (effect.type) {
    case 'sendReply':
      return replyFailed(before, effect, reason);
    case 'editReply':
    case 'withdrawReply':
      return remark(before, 'edit-failed');
    case 'remindAgents':
      return sayOnCard(before, 'unclaimed');
    case 'escalate':
      return sayOnCard(before, effect.why);
    case 'editMessage':
      return editFailed(ownCommentsLanded(before, editIdOf(effect.nth), [], now), effect);
    case 'createTask':
      return cardNotMade(before, wholeMessage(effect), reason, now);
    case 'postComment':
      // Where the card could not be made, that was told already.
      return isInFlight(before, effect.message.id)
        ? notDelivered(before, effect.message, reason, now)
        : before;
    case 'showWords':
      return ownCommentsLanded(before, effect.ownId, [], now);
    case 'postRemark':
      return ownCommentsLanded(withoutStanding(before, effect.ownId), effect.ownId, [], now);
    case 'updateBoard':
      return writeRefused(before, effect);
    case 'findMover':
      return becoming(before, { findingMover: false });
    default:
      return before;
  }
}

/** A blocked bot may be let in again: what it could not deliver waits for that. */
function replyFailed(before: Decision, effect: SendReply, reason: FailureReason): Decision {
  // What was taken back meanwhile is missed by nobody.
  if (!isStillSaid(before.state, effect)) return takeBack(before, effect.sent ?? []);
  const failed = remark(fail(before, effect.messageId, reason), 'reply-failed', { reason });
  if (reason !== 'blocked') return keepFailedReply(failed, effect);
  return becoming(failed, { undelivered: [...failed.state.undelivered, effect] });
}

/** The agents still read what the message said before. */
function editFailed(before: Decision, { nth, edit }: EditMessage): Decision {
  const { messageId, telegramMessageId } = edit;
  if (before.state.movedAway.includes(messageId)) return before;
  const isLast = before.state.failedMessages.some((failed) => failed.edit === nth);
  const settled = isLast ? noteEdit(before, messageId, null) : before;
  return notice(settled, 'not-delivered', {}, telegramMessageId);
}

function writeRefused(before: Decision, { writeId, change }: UpdateBoard): Decision {
  const board = refuseWrite(before.state.board, writeId);
  const settled = becoming(before, { board });
  const { agent } = before.state;
  return change.assignee && agent
    ? remark(settled, 'cannot-assign', { agent: agent.name })
    : settled;
}

/** The card was to have the beginning of a long message alone. */
function wholeMessage({ message, whole }: CreateTask): OrganizerMessage {
  return whole === undefined ? message : { ...message, text: whole };
}

function withoutStanding(before: Decision, ownId: string): Decision {
  const standingRemarks = before.state.standingRemarks.filter((each) => each.ownId !== ownId);
  return becoming(before, { standingRemarks });
}

/** Without a board nothing is put right by other words. */
function cardNotMade(
  before: Decision,
  message: OrganizerMessage,
  reason: FailureReason,
  now: number,
): Decision {
  const told = reason === 'task-gone' ? 'board-gone' : 'not-delivered';
  return notDelivered(becoming(before, { taskGone: true }), message, reason, now, told);
}

function notDelivered(
  before: Decision,
  message: OrganizerMessage,
  reason: FailureReason,
  now: number,
  told: NoticeName = 'not-delivered',
): Decision {
  const settled = ownCommentsLanded(before, message.id, [], now);
  // What was moved away meanwhile is delivered by the ticket it was moved to.
  if (before.state.movedAway.includes(message.id)) return settled;
  const failed = keepFailedMessage(fail(settled, message.id, reason), message, false);
  return notice(failed, told, {}, message.telegramMessageId);
}
