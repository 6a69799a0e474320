import type { ReadableStream } from 'node:stream/web';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The API of a desk that runs, as the command line uses it. */
export interface DeskClient {
  /**
   * @returns the answer's body, empty where there is none
   * @throws an error of readable lines where the desk refuses, or does not answer
   */
  ask(method: Method, path: string, body?: object): Promise<Record<string, unknown>>;
  /** A file, as it comes; it throws as `ask` does. */
  download(path: string): Promise<ReadableStream>;
}

interface Problem {
  detail?: string;
  errors?: { path: string; message: string }[];
}

/** @param url origin of the desk @param token what API_TOKEN is there */
export function createDeskClient({ url, token }: { url: string; token: string }): DeskClient {
  const send = async (method: Method, path: string, body?: object): Promise<Response> => {
    const response = await fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new Error(`No desk answers at ${url}: start it, or say where it is with --url.`, {
        cause: error,
      });
    });
    if (!response.ok) throw new Error(explain((await response.json()) as Problem));
    return response;
  };

  return {
    async ask(method, path, body) {
      const response = await send(method, path, body);
      return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
    },
    async download(path) {
      const { body } = await send('GET', path);
      if (body === null) throw new Error('The desk sent nothing.');
      return body;
    },
  };
}

function explain({ detail = 'The desk refused.', errors = [] }: Problem): string {
  return [detail, ...errors.map(({ path, message }) => `  ${path}: ${message}`)].join('\n');
}
