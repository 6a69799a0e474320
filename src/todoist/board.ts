import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Agent } from '../domain/events.ts';
import { saysTheSame } from '../domain/comments.ts';
import type { TaskBoard } from '../domain/ports.ts';
import type { Commands } from './commands.ts';
import { requestFault, statusOf } from './faults.ts';
import { pages, type Page } from './pages.ts';
import type { People } from './people.ts';

/** Where people open a task. Source: the SDK's own `getTaskUrl`. */
const TASK_URL = 'https://app.todoist.com/app/task/';

/** The board on Todoist. Writes go through `commands`; reads are the rare ones that writes cannot do without. */
export function createBoard(deps: {
  sdk: TodoistApi;
  commands: Commands;
  people: People;
}): TaskBoard {
  const { sdk, commands, people } = deps;
  return {
    async createTask({ key, ...args }) {
      const made = await commands.run(key, { type: 'item_add', args });
      const taskId = made ?? (await findTask(sdk, args));
      return { taskId, url: `${TASK_URL}${taskId}` };
    },

    async postComment({ key, taskId, text, notify }) {
      const args = {
        itemId: taskId,
        content: text,
        ...(notify?.length ? { uidsToNotify: notify } : {}),
      };
      const made = await commands.run(key, { type: 'note_add', args });
      return { commentId: made ?? (await findComment(sdk, taskId, text)) };
    },

    async deleteComment({ key, commentId }) {
      await unlessGone(commands.run(key, { type: 'note_delete', args: { id: commentId } }));
    },

    async updateTask({ key, taskId, assignee, sectionId, completed }) {
      const id = taskId;
      const run = (word: string, type: Parameters<Commands['run']>[1]['type'], args: object) =>
        commands.run(`${key}/${word}`, { type, args: { id, ...args } });
      // A completed task takes no other change: it is reopened first, and completed last.
      await Promise.all([
        completed === false ? run('reopen', 'item_uncomplete', {}) : null,
        assignee === undefined ? null : run('assign', 'item_update', { responsibleUid: assignee }),
        sectionId === undefined ? null : run('move', 'item_move', { sectionId }),
        completed === true ? run('complete', 'item_close', {}) : null,
      ]);
    },

    async lastMover({ taskId, projectId }) {
      const initiator = await lastInitiator(sdk, taskId);
      if (initiator) return people.agent(initiator);
      return onlyAgent(await people.ofProject(projectId));
    },
  };
}

/** A repeated command need not tell again what it made (undocumented): then the board itself is asked. */
async function findTask(
  sdk: TodoistApi,
  task: { projectId: string; content: string },
): Promise<string> {
  const same = await firstOnPages(
    (cursor) => sdk.getTasks({ projectId: task.projectId, limit: 200, cursor }),
    (candidate) => candidate.content === task.content,
  );
  if (!same) throw new Error('Todoist took the task, but neither told its id nor lists it.');
  return same.id;
}

async function findComment(sdk: TodoistApi, taskId: string, text: string): Promise<string> {
  const same = await firstOnPages(
    (cursor) => sdk.getComments({ taskId, limit: 200, cursor }),
    (candidate) => saysTheSame(candidate.content, text),
  );
  if (!same) throw new Error('Todoist took the comment, but neither told its id nor lists it.');
  return same.id;
}

async function firstOnPages<T>(
  ask: (cursor: string | null) => Promise<Page<T>>,
  matches: (candidate: T) => boolean,
): Promise<T | undefined> {
  for await (const results of pages(ask)) {
    const found = results.findLast(matches);
    if (found) return found;
  }
  return undefined;
}

/** Who changed the task last, as the activity log says; null where there is none to read (some plans, some rights). */
async function lastInitiator(sdk: TodoistApi, taskId: string): Promise<string | null> {
  try {
    const { results } = await sdk.getActivityLogs({
      objectEventTypes: 'task:updated',
      objectId: taskId,
      limit: 5,
    });
    return results.find((event) => event.initiatorId)?.initiatorId ?? null;
  } catch (error) {
    const status = statusOf(error);
    if (status === null || status === 429 || status >= 500) throw requestFault(error);
    return null;
  }
}

function onlyAgent(agents: Agent[]): Agent | null {
  const [only, ...others] = agents;
  return only !== undefined && others.length === 0 ? only : null;
}

async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!(error instanceof Error && 'reason' in error && error.reason === 'task-gone')) throw error;
  }
}
