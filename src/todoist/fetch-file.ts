import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BoardFile } from '../domain/files.ts';
import { Refused, type TaskBoard } from '../domain/ports.ts';
import { carrySignal } from '../files/carry-signal.ts';
import { saveStream, TooLarge } from '../files/save-stream.ts';
import type { Fetch } from '../metrics/vendor-call.ts';
import { failedAnswer } from './failed-answer.ts';
import { requestFault } from './faults.ts';
import { isTodoists } from './hosts.ts';
import { RequestFailed } from './request-failed.ts';

/** Most that a bot may send to Telegram; bytes. Source: Bot API, "Sending files". */
const LIMIT = 50 * 1024 * 1024;

const MOST_REDIRECTS = 5;

/** How long a file may be expected that Todoist was still taking in; milliseconds. */
const PENDING_FOR = 10 * 60_000;

/** Statuses that another try may turn to good: the token is renewed, or Todoist has time again. */
const PASSING = new Set([401, 408, 425, 429]);

/** How Todoist is reached. */
interface Access {
  token: string;
  apiRoot: string;
  request?: Fetch;
}

/**
 * Fetches files that lie with Todoist. Its own hosts are shown the token, and send on to where the bytes are; that
 * address is another one each time, signed, and is shown nothing.
 */
export function createFetchFile(options: Access): TaskBoard['fetchFile'] {
  const { apiRoot } = options;
  return async (file, into, calledOff) => {
    if (!file.isHosted || !isTodoists(file.url, apiRoot)) {
      throw new Refused('file-gone', 'The file does not lie with Todoist: it is not fetched.');
    }
    if (file.size !== null && file.size > LIMIT) throw tooLarge();
    const signal = carrySignal(calledOff);
    const response = await follow(file.url, options, signal);
    if (!response.ok) throw await faultOf(response, file);
    const path = join(into, randomUUID());
    const size = await saveStream({ body: response.body, path, limit: LIMIT, signal }).catch(
      (error: unknown) => {
        throw error instanceof TooLarge ? tooLarge() : error;
      },
    );
    const mime = file.mime ?? response.headers.get('content-type') ?? 'application/octet-stream';
    return { path, name: file.name, mime, size };
  };
}

/** Redirects are followed by hand, so that the token goes to nobody else, whatever `fetch` would do. */
async function follow(
  address: string,
  { token, apiRoot, request = fetch }: Access,
  signal: AbortSignal,
): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const headers: Record<string, string> = isTodoists(url.href, apiRoot)
      ? { authorization: `Bearer ${token}` }
      : {};
    const response = await request(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, url.href);
    if (next === null || !isAllowed(next, apiRoot)) {
      throw new Refused('file-gone', 'Todoist sent on to where files are not fetched from.');
    }
    url = next;
  }
  throw new Refused('file-gone', 'Todoist sent on too many times.');
}

/** Plain HTTP is for an API that is reached by it itself. */
function isAllowed(url: URL, apiRoot: string): boolean {
  const isPlain = url.protocol === 'http:' && new URL(apiRoot).protocol === 'http:';
  return (url.protocol === 'https:' || isPlain) && url.username === '' && url.password === '';
}

async function faultOf(response: Response, file: BoardFile): Promise<unknown> {
  await response.body?.cancel();
  const { status } = response;
  const failed = new RequestFailed('a file', status, failedAnswer(response, ''));
  const isPending = file.pendingSince !== undefined && Date.now() - file.pendingSince < PENDING_FOR;
  if (status >= 500 || PASSING.has(status)) return requestFault(failed);
  if (isPending) return failed;
  return new Refused('file-gone', `Todoist answered ${status} to a file.`);
}

function tooLarge(): Refused {
  return new Refused('file-too-large', 'The file is larger than a bot may send.');
}
