import type { Response } from 'express';

/** Pushes one JSON document to every open page whenever it changed (Server-Sent Events). */
export type StateStream = {
  /** Answers a page with the present state, then with every later one until the page goes away. */
  open(response: Response): void;
  /** Ends every open stream and stops listening; streams opened later end at once. */
  close(): void;
};

// One action changes both simulators several times; the page wants to see the result once.
const coalesceMs = 50;
// Proxies drop silent connections after 30 to 60 seconds.
const heartbeatMs = 15_000;

/** Makes a stream of `read()` that pushes, coalesced to 50 ms, after any of the `subscribe` functions reports a change. */
export function createStateStream(
  read: () => unknown,
  subscribe: ((listener: () => void) => () => void)[],
): StateStream {
  const pages = new Set<Response>();
  let closed = false;
  let soon: NodeJS.Timeout | undefined;
  const message = () => `event: state\ndata: ${JSON.stringify(read())}\n\n`;
  const push = () => {
    soon = undefined;
    if (pages.size === 0) return;
    const present = message();
    for (const page of pages) page.write(present);
  };
  const unsubscribe = subscribe.map((one) =>
    one(() => {
      if (!closed) soon ??= setTimeout(push, coalesceMs);
    }),
  );
  const heartbeat = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  return {
    open(response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(`retry: 1000\n${message()}`);
      if (closed) return void response.end();
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    close() {
      closed = true;
      clearTimeout(soon);
      clearInterval(heartbeat);
      for (const stop of unsubscribe) stop();
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
