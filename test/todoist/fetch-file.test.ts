import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoardFile } from '../../src/domain/files.ts';
import { RateLimited, Refused } from '../../src/domain/ports.ts';
import { createFetchFile } from '../../src/todoist/fetch-file.ts';
import { serveHttp, type Handle, type HttpServer } from '../support/http-server.ts';

const TOKEN = 'secret-token';
const MEGABYTE = 1024 * 1024;

let into: string;
let servers: HttpServer[] = [];
beforeEach(async () => {
  into = await mkdtemp(join(tmpdir(), 'pitcrew-fetch-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  await rm(into, { recursive: true, force: true });
});

async function serve(handle: Handle): Promise<HttpServer> {
  const server = await serveHttp(handle);
  servers.push(server);
  return server;
}

const answer =
  (status: number, headers: Record<string, string> = {}, body = ''): Handle =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

/** Todoist, where every file is at the address that `handle` answers for. */
async function todoist(handle: Handle) {
  const { origin: apiRoot } = await serve(handle);
  const fetchFile = createFetchFile({ token: TOKEN, apiRoot });
  const fetchIt = (fields: Partial<BoardFile> = {}) =>
    fetchFile(
      {
        name: 'plan.pdf',
        url: `${apiRoot}/files/1/plan.pdf`,
        mime: null,
        size: null,
        isHosted: true,
        ...fields,
      },
      into,
    );
  return { apiRoot, fetchIt };
}

describe('a file that lies with Todoist', () => {
  test('is on the disk, with the name and type it was given', async () => {
    const { fetchIt } = await todoist(answer(200, { 'content-type': 'application/pdf' }, 'words'));

    const file = await fetchIt();

    expect(file).toMatchObject({ name: 'plan.pdf', mime: 'application/pdf', size: 5 });
    expect(await readFile(file.path, 'utf8')).toBe('words');
    expect(file.path.startsWith(into)).toBe(true);
  });

  test('is asked for with the token, and what it is sent on to never sees it', async () => {
    const seen: (string | undefined)[] = [];
    const note = ({ headers }: IncomingMessage) => void seen.push(headers.authorization);
    const cdn = await serve((request, response) => {
      note(request);
      response.end('words');
    });
    const { fetchIt } = await todoist((request, response) => {
      note(request);
      response.writeHead(302, { location: `${cdn.origin}/signed?key=1` }).end();
    });

    await expect(fetchIt()).resolves.toMatchObject({ size: 5 });

    expect(seen).toEqual([`Bearer ${TOKEN}`, undefined]);
  });

  test('is found where an address without an origin sends on', async () => {
    const { fetchIt } = await todoist((request, response) => {
      if (request.url?.startsWith('/cdn/')) response.end('words');
      else response.writeHead(302, { location: '/cdn/1' }).end();
    });

    await expect(fetchIt()).resolves.toMatchObject({ size: 5 });
  });

  test.each([
    ['to another kind of address', 'ftp://files.example.com/1'],
    ['to a file', 'file:///etc/passwd'],
    ['to what is no address', 'http://['],
    ['with a name and password', 'http://user:word@127.0.0.1/1'],
    ['in a circle', '/files/1/plan.pdf'],
  ])('is given up where it is sent on %s', async (_, location) => {
    const { fetchIt } = await todoist(answer(302, { location }));

    await expect(fetchIt()).rejects.toMatchObject({ name: 'Refused', reason: 'file-gone' });
  });

  test.each([[404], [410], [403], [400]])('is gone where %i is answered', async (status) => {
    const { fetchIt } = await todoist(answer(status));

    await expect(fetchIt()).rejects.toMatchObject({ name: 'Refused', reason: 'file-gone' });
  });

  test.each([[500], [503], [401], [408]])('is tried again after %i', async (status) => {
    const { fetchIt } = await todoist(answer(status));

    const failed = await fetchIt().catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(Refused);
    expect(String(failed)).not.toMatch(/secret|http/);
  });

  test('waits as long as it is asked to', async () => {
    const { fetchIt } = await todoist(answer(429, { 'retry-after': '7' }));

    const failed = await fetchIt().catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(RateLimited);
    expect(failed).toMatchObject({ retryAfterMs: 7_000 });
  });

  test('that Todoist was still taking in is expected for some minutes', async () => {
    const { fetchIt } = await todoist(answer(404));

    await expect(fetchIt({ pendingSince: Date.now() })).rejects.toMatchObject({
      name: 'RequestFailed',
    });
    await expect(fetchIt({ pendingSince: Date.now() - 3_600_000 })).rejects.toMatchObject({
      reason: 'file-gone',
    });
  });

  test('that is broken off is tried again', async () => {
    const { fetchIt } = await todoist((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('some', () => {
        response.destroy();
      });
    });

    await expect(fetchIt()).rejects.not.toMatchObject({ name: 'Refused' });
  });
});

describe('a file that is larger than a bot may send', () => {
  test('is not asked for where its size is known', async () => {
    let asked = 0;
    const { fetchIt } = await todoist((_request, response) => {
      asked += 1;
      response.end();
    });

    await expect(fetchIt({ size: 50 * MEGABYTE + 1 })).rejects.toMatchObject({
      reason: 'file-too-large',
    });

    expect(asked).toBe(0);
  });

  test('is stopped on its way where it never ends, and does not fill the memory', async () => {
    const before = process.memoryUsage().rss;
    const { fetchIt } = await todoist(pourForever);

    await expect(fetchIt()).rejects.toMatchObject({ reason: 'file-too-large' });

    expect(process.memoryUsage().rss - before).toBeLessThan(40 * MEGABYTE);
  });
});

describe('a file that lies elsewhere', () => {
  test.each([
    ['by its address', {}],
    ['as it is said', { isHosted: false }],
  ])('is never fetched, %s', async (_, fields) => {
    let asked = 0;
    const count: Handle = (_request, response) => {
      asked += 1;
      response.end('words');
    };
    const elsewhere = await serve(count);
    const { apiRoot, fetchIt } = await todoist(count);
    const host = 'isHosted' in fields ? apiRoot : elsewhere.origin;

    await expect(fetchIt({ url: `${host}/1`, ...fields })).rejects.toBeInstanceOf(Refused);

    expect(asked).toBe(0);
  });
});

function pourForever(_request: IncomingMessage, response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024);
  const pour = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', pour);
  pour();
}
