/** One request the server received; `types` are those of its sync commands. */
export type LoggedRequest = {
  method: string;
  path: string;
  at: number;
  commands?: number;
  types?: string[];
};

export type RequestLog = {
  add: (request: LoggedRequest) => void;
  all: () => LoggedRequest[];
};

const KEPT = 10_000;

/** The last ten thousand requests, oldest first. */
export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length > KEPT) requests.splice(0, KEPT / 10);
    },
    all: () => [...requests],
  };
}
