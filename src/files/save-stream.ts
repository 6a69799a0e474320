import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file turned out to be larger than can be carried on. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  constructor(limit: number) {
    super(`The file has more than ${limit} bytes.`);
  }
}

/**
 * Writes what comes to a file, a piece at a time, so that its size never shows in memory. What a failure leaves behind
 * is removed with the folder it lies in.
 * @param download `body` of a response, null where it had none; `limit` in bytes
 * @returns how many bytes the file has
 * @throws TooLarge as soon as there is one byte too many; the signal's reason; whatever the connection or the disk says
 */
export async function saveStream(download: {
  body: ReadableStream<Uint8Array> | null;
  path: string;
  limit: number;
  signal: AbortSignal;
}): Promise<number> {
  const { body, path, limit, signal } = download;
  let size = 0;
  const count = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      size += piece.length;
      if (size > limit) done(new TooLarge(limit));
      else done(null, piece);
    },
  });
  const source = body ? Readable.fromWeb(body) : Readable.from([]);
  await pipeline(source, count, createWriteStream(path), { signal });
  return size;
}
