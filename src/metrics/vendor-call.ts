/** One request to a vendor. `method` is of a small set: never an id, a token or a whole address. */
export interface VendorCall {
  vendor: 'telegram' | 'todoist';
  method: string;
}

/** What a request came to; `unanswered` is a connection that failed, or took too long. */
export type CallOutcome = 'ok' | 'rate-limited' | 'refused' | 'failed' | 'unanswered';

/** Told of each request as it begins; what it returns is told what came of it, once. */
export type WatchCall = (call: VendorCall) => (outcome: CallOutcome) => void;

/** Sends a request, as `fetch` does. */
export type Fetch = (url: URL | string, init?: RequestInit) => Promise<Response>;

/** @param status of HTTP; null where no answer came */
export function outcomeOf(status: number | null): CallOutcome {
  if (status === null) return 'unanswered';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}
