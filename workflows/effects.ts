import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type {
  BoardEffect,
  EffectOutcome,
  FailureReason,
  OrganizerEffect,
} from '../src/domain/events.ts';
import { TASK_QUEUES } from '../src/domain/task-queues.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';

/** Each outbox effect is one activity, or a row of them; here is which. */
export interface EffectRunner {
  forOrganizer: (effect: OrganizerEffect) => Promise<EffectOutcome | null>;
  onBoard: (effect: BoardEffect) => Promise<EffectOutcome | null>;
}

/** How long one try may take, and how soon it is known that the process it ran in is gone. */
const lifetime = { startToCloseTimeout: '60 seconds', heartbeatTimeout: '10 seconds' } as const;

/** Outages are waited out for as long as they last; the vendors' own delays come with the failure. */
const patience = { initialInterval: '1 second', maximumInterval: '5 seconds' } as const;

/**
 * Carries out effects of the ticket whose present state `state` gives. What the vendor refuses for good becomes
 * `effectFailed`; everything else is tried again.
 */
export function effectRunner(state: () => TicketState): EffectRunner {
  const { chatId } = state().organizer;
  const telegram = proxyActivities<Activities>({
    taskQueue: TASK_QUEUES.telegram,
    ...lifetime,
    retry: patience,
    priority: { fairnessKey: `chat-${chatId}` },
  });
  // A reaction is no message: it takes no turn in the pace of the chat.
  const unpaced = proxyActivities<Activities>({
    ...lifetime,
    retry: patience,
  });
  const todoist = proxyActivities<Activities>({
    taskQueue: TASK_QUEUES.todoist,
    ...lifetime,
    retry: patience,
  });
  return {
    forOrganizer: (effect) =>
      unlessRefused(effect, () =>
        effect.type === 'react'
          ? react(unpaced, state(), effect)
          : forOrganizer(telegram, state(), effect),
      ),
    onBoard: (effect) => unlessRefused(effect, () => onBoard(todoist, state(), effect)),
  };
}

type ActivityProxies = ReturnType<typeof proxyActivities<Activities>>;

type Reaction = Extract<OrganizerEffect, { type: 'react' }>;

async function react(
  unpaced: ActivityProxies,
  { number, organizer }: TicketState,
  { telegramMessageId }: Reaction,
): Promise<null> {
  await unpaced.react.executeWithOptions({ summary: 'on the board' }, [
    { number, organizer, telegramMessageId },
  ]);
  return null;
}

async function forOrganizer(
  telegram: ActivityProxies,
  state: TicketState,
  effect: Exclude<OrganizerEffect, Reaction>,
): Promise<EffectOutcome | null> {
  const { number, organizer } = state;
  const to = { number, organizer };
  switch (effect.type) {
    case 'sendNotice': {
      const { notice, args, replyTo } = effect;
      const { messageId } = await telegram.sendNotice.executeWithOptions({ summary: notice }, [
        { ...to, notice, args, replyTo },
      ]);
      return { type: 'noticeSent', notice, telegramMessageId: messageId };
    }
    case 'editNotice':
      await telegram.editNotice.executeWithOptions({ summary: effect.notice }, [
        { ...to, ...effect },
      ]);
      return null;
    case 'showReceipt': {
      const { runStart, count } = effect;
      const shown = state.shownReceipt?.runStart === runStart ? state.shownReceipt : null;
      const { messageId } = await telegram.showReceipt.executeWithOptions({ summary: 'receipt' }, [
        { ...to, runStart, count, shownAs: shown?.telegramMessageId ?? null },
      ]);
      return { type: 'receiptShown', runStart, telegramMessageId: messageId };
    }
    case 'showMoved':
      await telegram.showMoved.executeWithOptions({ summary: 'moved' }, [{ ...to, ...effect }]);
      return null;
    case 'sendReply': {
      const telegramMessageIds: number[] = [];
      for (const text of effect.parts) {
        const { messageId } = await telegram.sendReply.executeWithOptions({ summary: 'reply' }, [
          { ...to, agent: effect.agent, text },
        ]);
        telegramMessageIds.push(messageId);
      }
      return { type: 'replySent', messageId: effect.messageId, telegramMessageIds };
    }
  }
}

async function onBoard(
  todoist: ActivityProxies,
  state: TicketState,
  effect: BoardEffect,
): Promise<EffectOutcome | null> {
  const { task, event } = state;
  const key = (...words: (string | number)[]) => [workflowInfo().workflowId, ...words].join('/');
  if (effect.type === 'createTask') {
    const { message } = effect;
    const made = await todoist.createTask.executeWithOptions({ summary: 'new card' }, [
      {
        key: key('task', message.id),
        number: state.number,
        event,
        organizer: state.organizer,
        message,
      },
    ]);
    return { type: 'taskCreated', message, ...made };
  }
  if (effect.type === 'deleteComment') {
    const { commentId } = effect;
    await todoist.deleteComment.executeWithOptions({ summary: 'moved away' }, [
      { key: key('delete', commentId), commentId },
    ]);
    return null;
  }
  if (task === null || state.taskGone) return { type: 'effectFailed', effect, reason: 'task-gone' };
  switch (effect.type) {
    case 'postComment': {
      const { message, parts } = effect;
      const commentIds: string[] = [];
      if (state.movedAway.includes(message.id)) {
        return { type: 'commentPosted', message, commentIds };
      }
      for (const [part, text] of parts.entries()) {
        const { commentId } = await todoist.postComment.executeWithOptions({ summary: 'message' }, [
          { key: key('comment', message.id, part), taskId: task.id, text },
        ]);
        commentIds.push(commentId);
      }
      return { type: 'commentPosted', message, commentIds };
    }
    case 'postRemark': {
      const { ownId, remark, args, notify } = effect;
      const { commentId } = await todoist.postRemark.executeWithOptions({ summary: remark }, [
        { key: key(ownId), taskId: task.id, locale: event.locale, remark, args, notify },
      ]);
      return { type: 'remarkPosted', ownId, commentId };
    }
    case 'updateBoard': {
      const { writeId, change } = effect;
      await todoist.updateBoard.executeWithOptions({ summary: Object.keys(change).join(', ') }, [
        { key: key('board', writeId), taskId: task.id, sections: event.board.sections, change },
      ]);
      return { type: 'boardUpdated', writeId };
    }
    case 'findMover': {
      const agent = await todoist.findMover.executeWithOptions({ summary: 'who moved the card' }, [
        { taskId: task.id, projectId: event.board.projectId },
      ]);
      return { type: 'moverFound', agent };
    }
  }
}

async function unlessRefused(
  effect: OrganizerEffect | BoardEffect,
  carryOut: () => Promise<EffectOutcome | null>,
): Promise<EffectOutcome | null> {
  try {
    return await carryOut();
  } catch (error) {
    const cause = error instanceof ActivityFailure ? error.cause : undefined;
    if (
      isCancellation(error) ||
      !(cause instanceof ApplicationFailure) ||
      cause.type !== 'Refused'
    ) {
      throw error;
    }
    const [reason] = (cause.details ?? []) as [FailureReason];
    return { type: 'effectFailed', effect, reason };
  }
}
