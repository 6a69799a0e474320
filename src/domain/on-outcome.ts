import { landWrite, refuseWrite } from './board-writes.ts';
import {
  becoming,
  doOnBoard,
  notice,
  remark,
  remember,
  standingRemark,
  tellOrganizer,
  type Decision,
} from './decision.ts';
import type {
  Agent,
  BoardEffect,
  EffectOutcome,
  FailureReason,
  NoticeName,
  OrganizerMessage,
  SendReply,
  Urgency,
} from './events.ts';
import { ownCommentsLanded } from './on-comment.ts';
import { editIdOf } from './on-edit.ts';
import { takeByMove } from './on-task.ts';
import { keepSent } from './sent-replies.ts';
import { fail } from './steps.ts';

type UpdateBoard = Extract<BoardEffect, { type: 'updateBoard' }>;

type Outcome<T extends EffectOutcome['type']> = Extract<EffectOutcome, { type: T }>;

export function taskCreated(
  before: Decision,
  outcome: Outcome<'taskCreated'>,
  now: number,
): Decision {
  const { message, taskId, url } = outcome;
  const isLost = before.state.lostTasks.includes(taskId);
  const known = isLost ? before : becoming(before, { task: { id: taskId, url } });
  // The rest of it, or its file, is still on its way.
  return isInFlight(before, message) ? known : onBoard(known, message, null, now);
}

export function commentPosted(
  before: Decision,
  outcome: Outcome<'commentPosted'>,
  now: number,
): Decision {
  const { message, commentIds, fileRefused } = outcome;
  const landed = ownCommentsLanded(before, message.id, commentIds, now);
  if (before.state.movedAway.includes(message.id)) {
    return doOnBoard(
      landed,
      ...commentIds.map((commentId) => ({ type: 'deleteComment' as const, commentId })),
    );
  }
  const commentsOf = { ...landed.state.commentsOf, [message.id]: commentIds };
  const posted = becoming(landed, { commentsOf });
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
  const commentsOf = { ...landed.state.commentsOf, [messageId]: commentIds };
  return becoming(landed, { commentsOf });
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
  const { messageId, telegramMessageIds, possiblyDuplicated } = outcome;
  const [first] = telegramMessageIds;
  return remember(sentAs(before, outcome), {
    type: 'messageDelivered',
    messageId,
    at: now,
    telegramMessageId: first,
    ...(possiblyDuplicated ? { possiblyDuplicated } : {}),
  });
}

export function replyEdited(before: Decision, outcome: Outcome<'replyEdited'>): Decision {
  return sentAs(before, outcome);
}

/** Answers to what the organizer has of a reply belong to the ticket. */
function sentAs(before: Decision, reply: Outcome<'replySent' | 'replyEdited'>): Decision {
  const { telegramMessageIds } = reply;
  return remember(
    keepSent(before, reply, telegramMessageIds),
    ...telegramMessageIds.map((telegramMessageId) => ({
      type: 'telegramMessageSent' as const,
      telegramMessageId,
    })),
  );
}

export function noticeSent(before: Decision, outcome: Outcome<'noticeSent'>): Decision {
  const { notice: name, telegramMessageId } = outcome;
  const sent = remember(before, { type: 'telegramMessageSent', telegramMessageId });
  return name === 'waiting-reminder'
    ? becoming(sent, { waitingReminder: telegramMessageId })
    : sent;
}

export function cardShown(before: Decision, { card, says }: Outcome<'cardShown'>): Decision {
  const { state } = before;
  return becoming(before, {
    agentsView: { ...state.agentsView, card, cardShows: says },
    // Telegram may have given the chat another id meanwhile.
    event: { ...state.event, agentsChatId: card.chatId },
  });
}

export function reminderShown(before: Decision, outcome: Outcome<'reminderShown'>): Decision {
  const { reminder } = outcome;
  return becoming(before, { agentsView: { ...before.state.agentsView, reminder } });
}

/** Where no lead can be told in Telegram, the card says it. */
export function escalated(before: Decision, { why, told }: Outcome<'escalated'>): Decision {
  if (told.length === 0) return sayOnCard(before, why);
  const { agentsView } = before.state;
  const escalations = [...agentsView.escalations, ...told];
  return becoming(before, { agentsView: { ...agentsView, escalations } });
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
      return replyFailed(before, effect, reason);
    case 'editReply':
    case 'withdrawReply':
      return remark(before, 'edit-failed');
    case 'remindAgents':
      return sayOnCard(before, 'unclaimed');
    case 'escalate':
      return sayOnCard(before, effect.why);
    case 'editMessage':
      return ownCommentsLanded(before, editIdOf(effect.nth), [], now);
    case 'createTask':
      return cardNotMade(before, effect.message, reason, now);
    case 'postComment':
      // Where the card could not be made, that was told already.
      return isInFlight(before, effect.message)
        ? notDelivered(before, effect.message, reason, now)
        : before;
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
  const failed = remark(fail(before, effect.messageId, reason), 'reply-failed', { reason });
  if (reason !== 'blocked') return failed;
  return becoming(failed, { undelivered: [...failed.state.undelivered, effect] });
}

function writeRefused(before: Decision, { writeId, change }: UpdateBoard): Decision {
  const board = refuseWrite(before.state.board, writeId);
  const settled = becoming(before, { board });
  const { agent } = before.state;
  return change.assignee && agent
    ? remark(settled, 'cannot-assign', { agent: agent.name })
    : settled;
}

/** Nobody could be told in Telegram: then the card says it, for as long as it is true. */
function sayOnCard(before: Decision, why: Urgency): Decision {
  return before.state.status === 'new' ? standingRemark(before, why, 'claimed') : before;
}

function withoutStanding(before: Decision, ownId: string): Decision {
  const standingRemarks = before.state.standingRemarks.filter((each) => each.ownId !== ownId);
  return becoming(before, { standingRemarks });
}

/** The words are on the board, the file is not: its sender is told which, and why. */
function fileLeftBehind(
  before: Decision,
  message: OrganizerMessage,
  reason: FailureReason,
): Decision {
  const args = { name: message.file?.name ?? '', reason };
  const failed = fail(before, message.id, reason);
  return notice(failed, 'file-refused', args, message.telegramMessageId);
}

function isInFlight({ state }: Decision, message: OrganizerMessage): boolean {
  return state.ownInFlight.some(({ ownId }) => ownId === message.id);
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
  const failed = fail(settled, message.id, reason);
  return notice(failed, told, {}, message.telegramMessageId);
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
