import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the web server is looked for when nobody says otherwise. */
export const DEFAULT_PORT = 3_000;

/**
 * Serves HTTP. Where no port was asked for, it is 3000 or, when that is taken, a free one.
 * @throws Error with one sentence that says what to do, where the port that was asked for cannot be had.
 */
export async function listen(
  handler: RequestListener,
  asked: number | null,
  host?: string,
): Promise<{ server: Server; port: number }> {
  try {
    return await listenAt(handler, asked ?? DEFAULT_PORT, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (asked === null && code === 'EADDRINUSE') return listenAt(handler, 0, host);
    throw explain(error, code, asked ?? DEFAULT_PORT);
  }
}

async function listenAt(
  handler: RequestListener,
  port: number,
  host?: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer(handler);
  server.listen({ port, host });
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

function explain(error: unknown, code: unknown, port: number): unknown {
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is taken by another program. Stop it, or give Pitcrew another PORT.`,
    );
  }
  if (code === 'EACCES') {
    return new Error(
      `This user may not listen at port ${port}. Give Pitcrew a PORT of 1024 or more.`,
    );
  }
  return error;
}
