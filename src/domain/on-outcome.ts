import { landWrite, refuseWrite } from './board-writes.ts';
import {
  becoming,
  doOnBoard,
  notice,
  remark,
  remember,
  tellOrganizer,
  type Decision,
} from './decision.ts';
import type { Agent, EffectOutcome, FailureReason, OrganizerMessage } from './events.ts';
import { ownCommentsLanded } from './on-comment.ts';
import { takeByMove } from './on-task.ts';
import { fail } from './steps.ts';

type Outcome<T extends EffectOutcome['type']> = Extract<EffectOutcome, { type: T }>;

export function taskCreated(
  before: Decision,
  outcome: Outcome<'taskCreated'>,
  now: number,
): Decision {
  const { message, taskId, url } = outcome;
  const isLost = before.state.lostTasks.includes(taskId);
  const known = isLost ? before : becoming(before, { task: { id: taskId, url } });
  return onBoard(known, message, null, now);
}

export function commentPosted(
  before: Decision,
  outcome: Outcome<'commentPosted'>,
  now: number,
): Decision {
  const { message, commentIds } = outcome;
  const landed = ownCommentsLanded(before, message.id, commentIds, now);
  if (before.state.movedAway.includes(message.id)) {
    return doOnBoard(
      landed,
      ...commentIds.map((commentId) => ({ type: 'deleteComment' as const, commentId })),
    );
  }
  const commentsOf = { ...landed.state.commentsOf, [message.id]: commentIds };
  return onBoard(becoming(landed, { commentsOf }), message, commentIds[0] ?? null, now);
}

export function remarkPosted(
  before: Decision,
  outcome: Outcome<'remarkPosted'>,
  now: number,
): Decision {
  return ownCommentsLanded(before, outcome.ownId, [outcome.commentId], now);
}

export function boardUpdated(
  before: Decision,
  outcome: Outcome<'boardUpdated'>,
  now: number,
): Decision {
  return becoming(before, { board: landWrite(before.state.board, outcome.writeId, now) });
}

export function moverFound(before: Decision, agent: Agent | null, now: number): Decision {
  return before.state.findingMover ? takeByMove(before, agent, now) : before;
}

export function replySent(before: Decision, outcome: Outcome<'replySent'>, now: number): Decision {
  const [first] = outcome.telegramMessageIds;
  return remember(
    before,
    { type: 'messageDelivered', messageId: outcome.messageId, at: now, telegramMessageId: first },
    ...outcome.telegramMessageIds.map((telegramMessageId) => ({
      type: 'telegramMessageSent' as const,
      telegramMessageId,
    })),
  );
}

export function noticeSent(before: Decision, outcome: Outcome<'noticeSent'>): Decision {
  const { telegramMessageId } = outcome;
  return remember(before, { type: 'telegramMessageSent', telegramMessageId });
}

export function receiptShown(before: Decision, outcome: Outcome<'receiptShown'>): Decision {
  const { runStart, telegramMessageId } = outcome;
  return remember(becoming(before, { shownReceipt: { runStart, telegramMessageId } }), {
    type: 'telegramMessageSent',
    telegramMessageId,
  });
}

/** What could not be delivered is counted, and its sender is told: the agent by a ⚠️ comment, the organizer by a notice. */
export function effectFailed(
  before: Decision,
  outcome: Outcome<'effectFailed'>,
  now: number,
): Decision {
  const { effect, reason } = outcome;
  switch (effect.type) {
    case 'sendReply':
      return remark(fail(before, effect.messageId, reason), 'reply-failed', { reason });
    case 'createTask':
      return notDelivered(becoming(before, { taskGone: true }), effect.message, reason, now);
    case 'postComment':
      return notDelivered(before, effect.message, reason, now);
    case 'postRemark':
      return ownCommentsLanded(before, effect.ownId, [], now);
    case 'updateBoard':
      return becoming(before, { board: refuseWrite(before.state.board, effect.writeId) });
    case 'findMover':
      return becoming(before, { findingMover: false });
    default:
      return before;
  }
}

function notDelivered(
  before: Decision,
  message: OrganizerMessage,
  reason: FailureReason,
  now: number,
): Decision {
  const settled = ownCommentsLanded(before, message.id, [], now);
  // What was moved away meanwhile is delivered by the ticket it was moved to.
  if (before.state.movedAway.includes(message.id)) return settled;
  const failed = fail(settled, message.id, reason);
  return notice(failed, 'not-delivered', {}, message.telegramMessageId);
}

/** The message is where agents see it: it counts as delivered, and the organizer's message gets its 👌. */
function onBoard(
  before: Decision,
  message: OrganizerMessage,
  commentId: string | null,
  now: number,
): Decision {
  const stored = remember(before, {
    type: 'messageDelivered',
    messageId: message.id,
    at: now,
    ...(commentId === null ? {} : { commentId }),
  });
  return tellOrganizer(stored, { type: 'react', telegramMessageId: message.telegramMessageId });
}
