import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { freePort, retryWhenPortTaken } from '../../src/embedded/ports.ts';

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('free ports', () => {
  test('the preferred port is given when nobody listens on it', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  test('another port is given when somebody listens on the preferred one', async () => {
    const port = await freePort();
    const server = await listen(port);
    const other = await freePort(port);
    expect(other).not.toBe(port);
    server.close();
  });

  test('a start that lost the race for its port is tried again with another', async () => {
    const taken = await freePort();
    const winner = await listen(taken);
    const candidates = [taken, await freePort()];
    const server = await retryWhenPortTaken(() => listen(candidates.shift() ?? 0));
    expect(server.address()).toMatchObject({ port: expect.any(Number) });
    expect(candidates).toEqual([]);
    server.close();
    winner.close();
  });

  test('a start that fails for another reason is not tried again', async () => {
    let attempts = 0;
    const start = (): Promise<void> => {
      attempts += 1;
      return Promise.reject(new Error('no space left on device'));
    };
    await expect(retryWhenPortTaken(start)).rejects.toThrow('no space left');
    expect(attempts).toBe(1);
  });
});
