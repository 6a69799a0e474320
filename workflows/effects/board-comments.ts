import type { BoardEffect, EffectOutcome, FailureReason } from '../../src/domain/effects.ts';
import type { TelegramFile, UploadedFile } from '../../src/domain/files.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { intentKey, tryOf } from './intent-key.ts';
import { FILE_LIFETIME, type ActivityProxies } from './proxies.ts';
import { refusalOf } from './refusal.ts';

type Effect<T extends BoardEffect['type']> = Extract<BoardEffect, { type: T }>;

/** Shows what an operator said, in as many comments as it needs. */
export async function showWords(
  todoist: ActivityProxies,
  taskId: string,
  { ownId, parts, notify }: Effect<'showWords'>,
): Promise<EffectOutcome> {
  const commentIds: string[] = [];
  for (const [part, text] of parts.entries()) {
    const { commentId } = await todoist.postComment.executeWithOptions(
      { summary: "operator's words" },
      [{ key: intentKey(ownId, part), taskId, text, notify }],
    );
    commentIds.push(commentId);
  }
  return { type: 'wordsShown', ownId, commentIds };
}

/** The file goes with the first part. One that cannot be carried holds back nothing: its words go alone. */
export async function postComment(
  todoist: ActivityProxies,
  { movedAway, event }: TicketState,
  taskId: string,
  { message, parts, again }: Effect<'postComment'>,
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
        key: intentKey('comment', message.id, ...tryOf(again), part),
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
export async function editMessage(
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
        key: intentKey('edit', nth),
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
    const commentKey = intentKey('edit', nth, part);
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
      { key: intentKey('delete', commentId), commentId },
    ]);
  }
  return { type: 'messageEdited', nth, messageId, commentIds };
}
