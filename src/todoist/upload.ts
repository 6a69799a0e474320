import { openAsBlob } from 'node:fs';
import { z } from 'zod';
import type { UploadedFile } from '../domain/files.ts';
import { Refused, type TaskBoard } from '../domain/ports.ts';
import { carrySignal } from '../files/carry-signal.ts';
import { postForm } from '../files/post-form.ts';
import type { Fetch } from '../metrics/vendor-call.ts';
import { requestFault, statusOf } from './faults.ts';
import { RequestFailed, textOf } from './request-failed.ts';
import { SURE_LIMIT } from './upload-limit.ts';

/** What Todoist says of a file that it took in. Lists are the thumbnails: address, width, height. */
const uploaded = z
  .record(z.string(), z.unknown())
  .pipe(z.looseObject({ file_url: z.string().min(1) }));
const field = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])),
]);

/** Sends files to Todoist, from the disk, a piece at a time. */
export function createUpload(options: {
  token: string;
  apiRoot: string;
  limit: () => Promise<number | null>;
  request?: Fetch;
}): TaskBoard['upload'] {
  const { token, apiRoot, limit, request } = options;
  const url = new URL('/api/v1/uploads', apiRoot);

  return async (file, projectId, calledOff) => {
    const most = file.size > SURE_LIMIT ? await limit().catch(rethrow) : null;
    if (most !== null && file.size > most) throw tooLarge();
    const form = new FormData();
    form.set('file', await openAsBlob(file.path, { type: file.mime }), file.name);
    form.set('project_id', projectId);
    const response = await postForm(url, form, {
      headers: { authorization: `Bearer ${token}` },
      signal: carrySignal(calledOff),
      request,
    });
    return readUploaded(await textOf(response, '/uploads').catch(rethrow));
  };
}

function readUploaded(text: string): UploadedFile {
  const fields = Object.entries(uploaded.parse(JSON.parse(text)));
  return Object.fromEntries(
    fields.flatMap(([name, value]) => {
      const known = field.safeParse(value).data;
      return known === undefined ? [] : [[name, known]];
    }),
  );
}

function rethrow(error: unknown): never {
  throw isTooLarge(error) ? tooLarge() : requestFault(error);
}

/** Which error Todoist answers to a file above the plan's limit is not documented: its words decide. */
function isTooLarge(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 413) return true;
  if (status !== 400 && status !== 403) return false;
  return (
    error instanceof RequestFailed && /size|large|limit/i.test(JSON.stringify(error.responseData))
  );
}

function tooLarge(): Refused {
  return new Refused('file-too-large', 'The file is larger than the Todoist account may store.');
}
