type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The API of a desk that runs, as the command line uses it. */
export interface DeskClient {
  /**
   * @returns the answer's body, empty where there is none
   * @throws an error of readable lines where the desk refuses, or does not answer
   */
  ask(method: Method, path: string, body?: object): Promise<Record<string, unknown>>;
}

interface Problem {
  detail?: string;
  errors?: { path: string; message: string }[];
}

/** @param url origin of the desk @param token what API_TOKEN is there */
export function createDeskClient({ url, token }: { url: string; token: string }): DeskClient {
  return {
    async ask(method, path, body) {
      const response = await fetch(new URL(`/api/v1${path}`, url), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        throw new Error(`No desk answers at ${url}: start it, or say where it is with --url.`, {
          cause: error,
        });
      });
      if (response.status === 204) return {};
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new Error(explain(answer));
      return answer;
    },
  };
}

function explain({ detail = 'The desk refused.', errors = [] }: Problem): string {
  return [detail, ...errors.map(({ path, message }) => `  ${path}: ${message}`)].join('\n');
}
