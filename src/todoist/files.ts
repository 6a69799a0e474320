import type { TaskBoard } from '../domain/ports.ts';
import type { Fetch } from '../metrics/vendor-call.ts';
import type { TodoistConnection } from './api.ts';
import { createFetchFile } from './fetch-file.ts';
import { createUpload } from './upload.ts';
import { createUploadLimit } from './upload-limit.ts';

/** Files to and from Todoist, always from and to the disk, a piece at a time, each within five minutes. */
export function createFiles(
  todoist: Pick<TodoistConnection, 'read'>,
  options: { token: string; apiRoot: string; request?: Fetch },
): Pick<TaskBoard, 'upload' | 'fetchFile'> {
  return {
    upload: createUpload({ ...options, limit: createUploadLimit(todoist) }),
    fetchFile: createFetchFile(options),
  };
}
