import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveStream, TooLarge } from '../../src/files/save-stream.ts';

const PIECE = 64 * 1024;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitcrew-save-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Gives pieces for as long as it is asked. */
function endless(): {
  body: ReadableStream<Uint8Array>;
  given: () => number;
  stopped: () => boolean;
} {
  let given = 0;
  let isStopped = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += PIECE;
      controller.enqueue(new Uint8Array(PIECE));
    },
    cancel() {
      isStopped = true;
    },
  });
  return { body, given: () => given, stopped: () => isStopped };
}

const { signal } = new AbortController();

test('what comes is on the disk, to the byte', async () => {
  const path = join(folder, 'whole');
  const { body } = new Response(Buffer.alloc(3 * PIECE + 7, 1));

  await expect(saveStream({ body, path, limit: 4 * PIECE, signal })).resolves.toBe(3 * PIECE + 7);

  await expect(stat(path)).resolves.toMatchObject({ size: 3 * PIECE + 7 });
});

test('a file of exactly the limit passes, one byte more does not', async () => {
  const save = (size: number) =>
    saveStream({
      body: new Response(Buffer.alloc(size)).body,
      path: join(folder, `limit-${size}`),
      limit: 1000,
      signal,
    });

  await expect(save(1000)).resolves.toBe(1000);
  await expect(save(1001)).rejects.toThrow(TooLarge);
});

test('a stream without an end is stopped soon after the limit', async () => {
  const source = endless();

  const saving = saveStream({
    body: source.body,
    path: join(folder, 'endless'),
    limit: 10 * PIECE,
    signal,
  });

  await expect(saving).rejects.toThrow(TooLarge);
  expect(source.stopped()).toBe(true);
  expect(source.given()).toBeLessThan(30 * PIECE);
});

test('an answer without a body is an empty file', async () => {
  const path = join(folder, 'empty');

  await expect(saveStream({ body: null, path, limit: 10, signal })).resolves.toBe(0);

  await expect(stat(path)).resolves.toMatchObject({ size: 0 });
});

test('a stop ends a download that hangs', async () => {
  const stop = new AbortController();
  const body = new ReadableStream<Uint8Array>({});

  const saving = saveStream({ body, path: join(folder, 'hangs'), limit: 10, signal: stop.signal });
  stop.abort();

  await expect(saving).rejects.toThrow(/abort/i);
});
