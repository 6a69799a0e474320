import { workflowInfo } from '@temporalio/workflow';
import type { BoardEffect, EffectOutcome, FailureReason } from '../../src/domain/events.ts';
import type { TelegramFile, UploadedFile } from '../../src/domain/files.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { refusalOf } from './refusal.ts';
import { FILE_LIFETIME, type ActivityProxies } from './proxies.ts';

type Effect<T extends BoardEffect['type']> = Extract<BoardEffect, { type: T }>;

/** What is for the board, through Todoist. */
export async function onBoard(
  todoist: ActivityProxies,
  state: TicketState,
  effect: BoardEffect,
): Promise<EffectOutcome | null> {
  const { task, event } = state;
  if (effect.type === 'createTask') {
    const { message } = effect;
    const { number, organizer } = state;
    const made = await todoist.createTask.executeWithOptions({ summary: 'new card' }, [
      { key: key('task', message.id), number, event, organizer, message },
    ]);
    return { type: 'taskCreated', message, ...made };
  }
  if (effect.type === 'deleteComment') {
    const { commentId } = effect;
    await todoist.deleteComment.executeWithOptions({ summary: 'taken away' }, [
      { key: key('delete', commentId), commentId },
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
        { key: key(ownId), taskId: task.id, locale: event.locale, remark, args, notify },
      ]);
      return { type: 'remarkPosted', ownId, commentId };
    }
    case 'updateBoard': {
      const { writeId, change } = effect;
      await todoist.updateBoard.executeWithOptions({ summary: Object.keys(change).join(', ') }, [
        { key: key('board', writeId), taskId: task.id, eventCode: event.code, change },
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

/** The file goes with the first part. One that cannot be carried holds back nothing: its words go alone. */
async function postComment(
  todoist: ActivityProxies,
  { movedAway, event }: TicketState,
  taskId: string,
  { message, parts }: Effect<'postComment'>,
): Promise<EffectOutcome> {
  const commentIds: string[] = [];
  if (movedAway.includes(message.id)) return { type: 'commentPosted', message, commentIds };
  const { file } = message;
  const { uploaded, refused } = file
    ? await carryFile(todoist, file, event.projectId)
    : { uploaded: null, refused: null };
  for (const [part, text] of parts.entries()) {
    const { commentId } = await todoist.postComment.executeWithOptions({ summary: 'message' }, [
      {
        key: key('comment', message.id, part),
        taskId,
        text,
        ...(part === 0 && uploaded ? { file: uploaded } : {}),
        ...(part === 0 && refused ? { missing: file?.name, locale: event.locale } : {}),
      },
    ]);
    commentIds.push(commentId);
  }
  const posted = { type: 'commentPosted', message, commentIds } as const;
  return refused === null ? posted : { ...posted, fileRefused: refused };
}

async function carryFile(
  todoist: ActivityProxies,
  file: TelegramFile,
  projectId: string,
): Promise<{ uploaded: UploadedFile | null; refused: FailureReason | null }> {
  try {
    const uploaded = await todoist.carryToBoard.executeWithOptions(
      { summary: file.kind, ...FILE_LIFETIME },
      [{ file, projectId }],
    );
    return { uploaded, refused: null };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === null) throw error;
    return { uploaded: null, refused };
  }
}

/** Comments that are there say something else; those too many go, those too few are made. */
async function editMessage(
  todoist: ActivityProxies,
  state: TicketState,
  taskId: string,
  { nth, edit, isCard, parts }: Effect<'editMessage'>,
): Promise<EffectOutcome> {
  const { number, event, organizer, commentsOf } = state;
  const { messageId, text } = edit;
  const known = commentsOf[messageId] ?? [];
  if (isCard) {
    await todoist.editTask.executeWithOptions({ summary: 'edited request' }, [
      {
        key: key('edit', nth),
        taskId,
        number,
        event,
        organizer,
        text,
        openedAt: state.openedAt,
      },
    ]);
  }
  const commentIds: string[] = [];
  for (const [part, words] of parts.entries()) {
    const there = known[part];
    const commentKey = key('edit', nth, part);
    if (there === undefined) {
      const made = await todoist.postComment.executeWithOptions({ summary: 'edited message' }, [
        { key: commentKey, taskId, text: words },
      ]);
      commentIds.push(made.commentId);
    } else {
      await todoist.updateComment.executeWithOptions({ summary: 'edited message' }, [
        { key: commentKey, commentId: there, text: words },
      ]);
      commentIds.push(there);
    }
  }
  for (const commentId of known.slice(parts.length)) {
    await todoist.deleteComment.executeWithOptions({ summary: 'edited away' }, [
      { key: key('delete', commentId), commentId },
    ]);
  }
  return { type: 'messageEdited', nth, messageId, commentIds };
}

/** Names an intent of this ticket: asked twice with one key, the board does it once. */
function key(...words: (string | number)[]): string {
  return [workflowInfo().workflowId, ...words].join('/');
}
