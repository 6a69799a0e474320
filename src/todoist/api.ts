import { TodoistApi } from '@doist/todoist-api-typescript';
import type { Fetch } from '../metrics/vendor-call.ts';
import { completeAnswer } from './complete-answer.ts';
import { failedAnswer } from './failed-answer.ts';
import { textOf } from './request-failed.ts';

/** Longest wait for one answer, in milliseconds. Todoist itself gives up after 15 s (API v1, "Sync limits"). */
const ANSWER_TIMEOUT = 25_000;

const ROOT = '/api/v1/';

/** The vendor's SDK, and the one request that is read as it comes over the wire. */
export interface TodoistConnection {
  sdk: TodoistApi;
  /**
   * Reads `/sync`, untouched: the SDK refuses a whole answer when one field of one task is new to it.
   * @param syncToken `*` for everything
   * @throws RequestFailed, or what `fetch` throws
   */
  read(syncToken: string, resources: readonly string[]): Promise<unknown>;
}

/** @param apiRoot origin; the SDK appends `/api/v1/` itself */
export function connectTodoist(options: {
  token: string;
  apiRoot: string;
  request?: Fetch;
}): TodoistConnection {
  const { token, apiRoot, request = fetch } = options;
  const sdk = new TodoistApi(token, {
    baseUrl: apiRoot,
    customFetch: (address, init) => fetchCompleted(request, address, init),
  });
  const url = new URL('/api/v1/sync', apiRoot);
  return {
    sdk,
    async read(syncToken, resources) {
      const response = await request(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ sync_token: syncToken, resource_types: resources }),
        signal: AbortSignal.timeout(ANSWER_TIMEOUT),
      });
      return JSON.parse(await textOf(response, '/sync')) as unknown;
    },
  };
}

async function fetchCompleted(request: Fetch, url: string, init?: RequestInit) {
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
  const response = await request(url, { ...init, signal }).catch((error: unknown) => {
    // The SDK would repeat what it takes for a network failure at once, and a lost answer may hide a write that was done.
    if (init?.method !== 'GET') throw new Error('Todoist did not answer.', { cause: error });
    throw error;
  });
  return {
    ok: response.ok,
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    text: () => readable(url, response),
    json: async () => JSON.parse(await readable(url, response)) as unknown,
    arrayBuffer: () => response.arrayBuffer(),
  };
}

/** The answer as text that the SDK can take. */
async function readable(url: string, response: Response): Promise<string> {
  const text = await response.text();
  if (!response.ok) return JSON.stringify(failedAnswer(response, text) ?? text);
  const body = parse(text);
  const completed = completeAnswer(new URL(url).pathname.replace(ROOT, ''), body);
  return completed === body ? text : JSON.stringify(completed);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
