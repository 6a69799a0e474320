import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A TCP port of 127.0.0.1 that nobody listens on: the preferred one when it is free, else one
 * chosen by the system. It is free when looked at, not reserved: see retryWhenPortTaken.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined) {
    const port = await tryListen(preferred).catch(() => null);
    if (port !== null) return port;
  }
  return tryListen(0);
}

/** Runs `start` again, twice at most, when it failed because another process was first at a port. */
export async function retryWhenPortTaken<T>(start: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const taken = /address already in use/i.test(String(error));
    if (!taken || attempts <= 1) throw error;
    return retryWhenPortTaken(start, attempts - 1);
  }
}

async function tryListen(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening'); // rejects when the server reports an error instead
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No TCP port was given.');
  return address.port;
}
