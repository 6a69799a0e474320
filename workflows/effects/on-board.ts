import type { BoardEffect, EffectOutcome } from '../../src/domain/effects.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { editMessage, postComment, showWords } from './board-comments.ts';
import { intentKey, tryOf } from './intent-key.ts';
import type { ActivityProxies } from './proxies.ts';

/** What is for the board, through Todoist. */
export async function onBoard(
  todoist: ActivityProxies,
  state: TicketState,
  effect: BoardEffect,
): Promise<EffectOutcome | null> {
  const { task, event } = state;
  if (effect.type === 'createTask') {
    const { message, again } = effect;
    const { number, organizer } = state;
    const made = await todoist.createTask.executeWithOptions({ summary: 'new card' }, [
      { key: intentKey('task', message.id, ...tryOf(again)), number, event, organizer, message },
    ]);
    return { type: 'taskCreated', message, ...made };
  }
  if (effect.type === 'deleteComment') {
    const { commentId } = effect;
    await todoist.deleteComment.executeWithOptions({ summary: 'taken away' }, [
      { key: intentKey('delete', commentId), commentId },
    ]);
    return null;
  }
  if (task === null || state.taskGone) return { type: 'effectFailed', effect, reason: 'task-gone' };
  switch (effect.type) {
    case 'postComment':
      return postComment(todoist, state, task.id, effect);
    case 'editMessage':
      return editMessage(todoist, state, task.id, effect);
    case 'postRemark': {
      const { ownId, remark, args, notify } = effect;
      const { commentId } = await todoist.postRemark.executeWithOptions({ summary: remark }, [
        { key: intentKey(ownId), taskId: task.id, locale: event.locale, remark, args, notify },
      ]);
      return { type: 'remarkPosted', ownId, commentId };
    }
    case 'showWords':
      return showWords(todoist, task.id, effect);
    case 'updateBoard': {
      const { writeId, change } = effect;
      await todoist.updateBoard.executeWithOptions({ summary: Object.keys(change).join(', ') }, [
        { key: intentKey('board', writeId), taskId: task.id, eventCode: event.code, change },
      ]);
      return { type: 'boardUpdated', writeId };
    }
    case 'findMover': {
      const agent = await todoist.findMover.executeWithOptions({ summary: 'who moved the card' }, [
        { taskId: task.id, projectId: event.projectId },
      ]);
      return { type: 'moverFound', agent };
    }
  }
}
