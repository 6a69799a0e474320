import { TodoistApi } from '@doist/todoist-api-typescript';

/** Longest wait for one answer; the SDK tries up to four times where none comes. Milliseconds. */
const ANSWER_TIMEOUT = 15_000;

/** The vendor's SDK, and the one request that is read as it comes over the wire. */
export interface TodoistConnection {
  sdk: TodoistApi;
  /**
   * An incremental read, untouched: the SDK refuses a whole answer when one field of one task is new to it.
   * @param syncToken `*` for everything
   */
  pull(syncToken: string): Promise<unknown>;
}

/** What the watcher wants to hear about. */
const RESOURCES = ['items', 'notes', 'collaborators'];

/** A failed request, as the SDK reports its own. */
export class PullFailed extends Error {
  override readonly name = 'PullFailed';
  readonly httpStatusCode: number;
  readonly responseData: unknown;
  constructor(httpStatusCode: number, responseData: unknown) {
    super(`Todoist answered ${httpStatusCode} to /sync`);
    this.httpStatusCode = httpStatusCode;
    this.responseData = responseData;
  }
}

/** @param apiRoot origin; the SDK appends `/api/v1/` itself */
export function connectTodoist(options: { token: string; apiRoot: string }): TodoistConnection {
  const { token, apiRoot } = options;
  const sdk = new TodoistApi(token, { baseUrl: apiRoot, customFetch: fetchWithTimeout });
  const url = new URL('/api/v1/sync', apiRoot);
  return {
    sdk,
    async pull(syncToken) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ sync_token: syncToken, resource_types: RESOURCES }),
        signal: AbortSignal.timeout(ANSWER_TIMEOUT),
      });
      const text = await response.text();
      if (!response.ok) throw new PullFailed(response.status, parseOrNull(text));
      return JSON.parse(text) as unknown;
    },
  };
}

async function fetchWithTimeout(url: string, init?: RequestInit) {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_TIMEOUT) });
  return {
    ok: response.ok,
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    text: () => response.text(),
    json: () => response.json(),
    arrayBuffer: () => response.arrayBuffer(),
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
