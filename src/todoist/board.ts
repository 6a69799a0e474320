import type { TodoistApi } from '@doist/todoist-api-typescript';
import { ColumnGone, Refused, type TaskBoard } from '../domain/ports.ts';
import type { Commands } from './commands.ts';
import { requestFault, statusOf } from './faults.ts';
import { findComment, findTask } from './find-made.ts';
import { lastMover } from './last-mover.ts';
import type { People } from './people.ts';

/** Where people open a task. Source: the SDK's own `getTaskUrl`. */
const TASK_URL = 'https://app.todoist.com/app/task/';

/** The board on Todoist. Writes go through `commands`; reads are the rare ones that writes cannot do without. */
export function createBoard(deps: {
  sdk: TodoistApi;
  commands: Commands;
  people: Pick<People, 'agent' | 'ofProject'>;
  files: Pick<TaskBoard, 'upload' | 'fetchFile'>;
}): TaskBoard {
  const { sdk, commands, people, files } = deps;
  return {
    ...files,

    async createTask({ key, ...args }) {
      const adding = commands.run(key, { type: 'item_add', args });
      const made = await unlessColumnGone(sdk, args.sectionId, adding);
      const taskId = made ?? (await findTask(sdk, args));
      return { taskId, url: `${TASK_URL}${taskId}` };
    },

    async postComment({ key, taskId, text, notify, file }) {
      const args = {
        itemId: taskId,
        content: text,
        ...(notify?.length ? { uidsToNotify: notify } : {}),
        ...(file ? { fileAttachment: file } : {}),
      };
      const made = await commands.run(key, { type: 'note_add', args });
      return { commentId: made ?? (await findComment(sdk, taskId, text, file)) };
    },

    async updateComment({ key, commentId, text }) {
      await commands.run(key, { type: 'note_update', args: { id: commentId, content: text } });
    },

    async deleteComment({ key, commentId }) {
      await unlessGone(commands.run(key, { type: 'note_delete', args: { id: commentId } }));
    },

    async updateTask({ key, taskId, assignee, sectionId, completed, ...words }) {
      const id = taskId;
      const run = (word: string, type: Parameters<Commands['run']>[1]['type'], args: object) =>
        commands.run(`${key}/${word}`, { type, args: { id, ...args } });
      // A completed task takes no other change: it is reopened first, and completed last.
      await Promise.all([
        completed === false ? run('reopen', 'item_uncomplete', {}) : null,
        Object.keys(words).length === 0 ? null : run('words', 'item_update', words),
        assignee === undefined ? null : run('assign', 'item_update', { responsibleUid: assignee }),
        sectionId === undefined
          ? null
          : unlessColumnGone(sdk, sectionId, run('move', 'item_move', { sectionId })),
        completed === true ? run('complete', 'item_close', {}) : null,
      ]);
    },

    lastMover: (task) => lastMover(sdk, people, task),
  };
}

/** A refusal names no culprit for sure: then Todoist is asked whether the column is still there. */
async function unlessColumnGone<T>(
  sdk: TodoistApi,
  sectionId: string,
  write: Promise<T>,
): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Refused && (await isSectionGone(sdk, sectionId))) throw new ColumnGone();
    throw error;
  }
}

async function isSectionGone(sdk: TodoistApi, sectionId: string): Promise<boolean> {
  try {
    const { isDeleted, isArchived } = await sdk.getSection(sectionId);
    return isDeleted || isArchived;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 410 || status === 400) return true;
    throw requestFault(error);
  }
}

async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!(error instanceof Refused && error.reason === 'task-gone')) throw error;
  }
}
