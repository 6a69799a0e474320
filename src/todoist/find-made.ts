import type { TodoistApi } from '@doist/todoist-api-typescript';
import { saysTheSame } from '../domain/comments.ts';
import type { UploadedFile } from '../domain/files.ts';
import { pages, type Page } from './pages.ts';

/** Finds a task that was made; a repeated command need not tell again what it made (undocumented). */
export async function findTask(
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

/** Finds a comment, likewise. Its file is known by its name: one that was uploaded again has another address. */
export async function findComment(
  sdk: TodoistApi,
  taskId: string,
  text: string,
  file?: UploadedFile,
): Promise<string> {
  const name = file?.['file_name'] ?? null;
  const same = await firstOnPages(
    (cursor) => sdk.getComments({ taskId, limit: 200, cursor }),
    ({ content, fileAttachment }) =>
      saysTheSame(content, text) && (fileAttachment?.fileName ?? null) === name,
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
