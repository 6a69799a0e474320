import { settleWrite } from './board-view.ts';
import {
  becoming,
  doOnBoard,
  notice,
  remark,
  remember,
  tellOrganizer,
  type Decision,
} from './decision.ts';
import type { Agent, EffectOutcome, OrganizerMessage } from './events.ts';
import { ownCommentsLanded } from './on-comment.ts';
import { takeByMove } from './on-task.ts';
import { fail } from './steps.ts';

type Outcome<T extends EffectOutcome['type']> = Extract<EffectOutcome, { type: T }>;

export function taskCreated(
  before: Decision,
  outcome: Outcome<'taskCreated'>,
  now: number,
): Decision {
  const known = becoming(before, { task: { id: outcome.taskId, url: outcome.url } });
  return onBoard(known, outcome.message, null, now);
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
  const { writeId, ok } = outcome;
  return becoming(before, { board: settleWrite(before.state.board, writeId, ok, now) });
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
  const { notice: name, telegramMessageId } = outcome;
  const asksForRating = name === 'solved' || name === 'solved-by-you';
  return remember(
    asksForRating && before.state.status === 'resolved'
      ? becoming(before, { ratingPrompt: telegramMessageId })
      : before,
    { type: 'telegramMessageSent', telegramMessageId },
  );
}

export function receiptShown(before: Decision, outcome: Outcome<'receiptShown'>): Decision {
  const { runStart, telegramMessageId } = outcome;
  return remember(becoming(before, { shownReceipt: { runStart, telegramMessageId } }), {
    type: 'telegramMessageSent',
    telegramMessageId,
  });
}

/** What could not be delivered is counted, and its sender is told: the agent by a ⚠️ comment, the organizer by a notice. */
export function effectFailed(before: Decision, outcome: Outcome<'effectFailed'>): Decision {
  const { effect, reason } = outcome;
  switch (effect.type) {
    case 'sendReply':
      return remark(fail(before, effect.messageId, reason), 'reply-failed', { reason });
    case 'createTask':
    case 'postComment': {
      const failed = fail(forgetInFlight(before, effect.message.id), effect.message.id, reason);
      return notice(failed, 'not-delivered', {}, effect.message.telegramMessageId);
    }
    case 'postRemark':
      return forgetInFlight(before, effect.ownId);
    case 'updateBoard':
      return boardUpdated(before, { type: 'boardUpdated', writeId: effect.writeId, ok: false }, 0);
    case 'findMover':
      return becoming(before, { findingMover: false });
    default:
      return before;
  }
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

function forgetInFlight(before: Decision, ownId: string): Decision {
  return becoming(before, {
    ownInFlight: before.state.ownInFlight.filter((own) => own.ownId !== ownId),
  });
}
