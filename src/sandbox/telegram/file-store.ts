import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Keeps the bytes of files by their path on the file server. */
export type FileStore = {
  put(path: string, bytes: Uint8Array): void;
  get(path: string): Uint8Array | undefined;
};

/** Files in memory, and in a directory, too, where one is given, so that they survive a restart. */
export function createFileStore(directory?: string): FileStore {
  const memory = new Map<string, Uint8Array>();
  const place = (path: string): string => join(directory ?? '', basename(path));

  function readBack(path: string): Uint8Array | undefined {
    if (directory === undefined) return undefined;
    try {
      return readFileSync(place(path));
    } catch {
      return undefined;
    }
  }

  return {
    put: (path, bytes) => {
      memory.set(path, bytes);
      if (directory === undefined) return;
      mkdirSync(directory, { recursive: true });
      writeFileSync(place(path), bytes);
    },
    get: (path) => memory.get(path) ?? readBack(path),
  };
}
