import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a test's own server saw it; its body is left to the server. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server that a test needs, on a free port. */
export interface HttpServer {
  origin: string;
  close(): Promise<void>;
}

/** Starts a server that answers as `handle` does. */
export async function serveHttp(handle: Handle): Promise<HttpServer> {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
