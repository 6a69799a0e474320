import type { Comment, Task, TodoistApi } from '@doist/todoist-api-typescript';
import type { CardChange } from './changes.ts';
import { statusOf } from './faults.ts';
import { allPages } from './pages.ts';
import type { WireTask } from './wire.ts';

/** A task as it is now; null where it is gone, or no longer shown to the bot's account. */
export async function readTask(sdk: TodoistApi, taskId: string): Promise<WireTask | null> {
  try {
    return toWire(await sdk.getTask(taskId));
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 403) return null;
    throw error;
  }
}

/**
 * What a pull would have told of one task that it did not show. What was said before the end counts: it comes before
 * the task itself.
 */
export async function lookAt(sdk: TodoistApi, taskId: string): Promise<CardChange[]> {
  const task = await readTask(sdk, taskId);
  if (task === null) return [taskGone(taskId)];
  const comments = await allPages((cursor) => sdk.getComments({ taskId, cursor, limit: 200 }));
  return [
    ...comments.map((comment) => toChange(taskId, comment)),
    { kind: 'task', taskId, task, by: null },
  ];
}

/** A task that is there no more. */
export function taskGone(taskId: string): CardChange {
  const task = {
    id: taskId,
    project_id: null,
    section_id: null,
    responsible_uid: null,
    labels: [],
    priority: 1,
    checked: false,
    is_deleted: true,
    updated_at: null,
  };
  return { kind: 'task', taskId, task, by: null };
}

function toWire(task: Task): WireTask {
  return {
    id: task.id,
    project_id: task.projectId,
    section_id: task.sectionId,
    responsible_uid: task.responsibleUid,
    labels: task.labels,
    priority: task.priority,
    checked: task.checked,
    is_deleted: task.isDeleted,
    updated_at: task.updatedAt?.toISOString() ?? null,
  };
}

function toChange(taskId: string, comment: Comment): CardChange {
  const { id, content, postedUid, postedAt, isDeleted, fileAttachment: file } = comment;
  return {
    kind: 'comment',
    taskId,
    triggeredAt: null,
    comment: {
      id,
      item_id: taskId,
      content,
      posted_uid: postedUid || null,
      posted_at: postedAt.toISOString(),
      is_deleted: isDeleted,
      file_attachment: file && {
        file_name: file.fileName ?? null,
        file_type: file.fileType ?? null,
        file_url: file.fileUrl ?? null,
        file_size: file.fileSize ?? null,
        upload_state: file.uploadState ?? null,
      },
    },
  };
}
