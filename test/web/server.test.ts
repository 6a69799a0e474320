import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { Router } from 'express';
import { createLogger } from '../../src/logger.ts';
import { createWebServer, type WebDeps, type WebServer } from '../../src/web/server.ts';

const servers: WebServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server at a free port; `lines` are what it logs. */
async function serve(deps: Partial<WebDeps> = {}) {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  const server = createWebServer({ logger, checks: [], api: null, mounts: [], ...deps });
  servers.push(server);
  const { port } = await server.listen(0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, port, lines, server };
}

describe('health', () => {
  it('says that the process lives', async () => {
    const { url } = await serve();

    const response = await fetch(`${url}/healthz`);

    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready when every check passes', async () => {
    const { url } = await serve({ checks: [{ name: 'database', check: async () => null }] });

    const response = await fetch(`${url}/readyz`);

    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ok', checks: ['database'], reasons: [] },
    ]);
  });

  it('names what does not work, also where a check breaks', async () => {
    const { url } = await serve({
      checks: [
        { name: 'database', check: async () => 'no connection' },
        { name: 'bot', check: async () => null },
        { name: 'worker', check: () => Promise.reject(new Error('not polling')) },
      ],
    });

    const response = await fetch(`${url}/readyz`);

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'unavailable',
      checks: ['database', 'bot', 'worker'],
      reasons: [
        { name: 'database', reason: 'no connection' },
        { name: 'worker', reason: 'not polling' },
      ],
    });
  });
});

describe('the server', () => {
  it('answers an unknown address with a problem, and every answer with security headers', async () => {
    const { url } = await serve();

    const response = await fetch(`${url}/nowhere`);

    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is nothing at this address.',
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(response.headers.has('x-powered-by')).toBe(false);
  });

  it('hands mounts the body as it came', async () => {
    const router = Router();
    router.post('/', express.raw({ type: () => true }), (request, response) => {
      response.send((request.body as Buffer).toString('hex'));
    });
    const { url } = await serve({ mounts: [{ path: '/hook', router }] });

    const response = await fetch(`${url}/hook`, {
      method: 'POST',
      body: '{ "a" : 1 }',
      headers: { 'content-type': 'application/json' },
    });

    expect(Buffer.from(await response.text(), 'hex').toString()).toBe('{ "a" : 1 }');
  });

  it('tells nobody but the log of a fault of its own', async () => {
    const router = Router();
    router.get('/', () => {
      throw new Error('the secret plan failed');
    });
    const { url, lines } = await serve({ mounts: [{ path: '/broken', router }] });

    const response = await fetch(`${url}/broken`);

    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toContain('secret plan');
    expect(lines.join('')).toContain('the secret plan failed');
  });

  it('logs method, path and status, and neither query nor credentials', async () => {
    const { url, lines } = await serve();

    await fetch(`${url}/nowhere?q=olga`, {
      headers: { authorization: 'Bearer very-secret', cookie: 'session=abc123' },
    });

    const log = lines.join('');
    expect(log).toContain('"path":"/nowhere"');
    expect(log).toContain('"status":404');
    for (const hidden of ['olga', 'very-secret', 'abc123', '127.0.0.1']) {
      expect(log).not.toContain(hidden);
    }
  });

  it('says what to do where the port that was asked for is taken', async () => {
    const { port } = await serve();
    const second = createWebServer({
      logger: createLogger({ level: 'silent' }),
      checks: [],
      api: null,
      mounts: [],
    });

    await expect(second.listen(port, '127.0.0.1')).rejects.toThrow(
      `Port ${port} is taken by another program. Stop it, or give Pitcrew another PORT.`,
    );
  });

  it('takes a free port where none was asked for and 3000 is taken', async () => {
    const build = () =>
      createWebServer({
        logger: createLogger({ level: 'silent' }),
        checks: [],
        api: null,
        mounts: [],
      });
    const [one, other] = [build(), build()];
    servers.push(one, other);

    const ports = [await one.listen(null, '127.0.0.1'), await other.listen(null, '127.0.0.1')];

    expect(new Set(ports.map(({ port }) => port)).size).toBe(2);
  });

  it('ends though somebody holds a connection open', async () => {
    const { port, server } = await serve();
    const socket = connect(port, '127.0.0.1');
    const ended = new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.once('error', () => undefined);
    });
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()));

    await server.close();

    await ended;
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });
});
