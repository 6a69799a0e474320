import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export type FileStore = {
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | undefined>;
};

/** Uploaded files, in `directory` or, without one, in memory. */
export function createFileStore(directory?: string): FileStore {
  if (directory === undefined) {
    const files = new Map<string, Uint8Array>();
    return {
      async put(id, bytes) {
        files.set(id, bytes);
      },
      get: async (id) => files.get(id),
    };
  }
  mkdirSync(directory, { recursive: true });
  return {
    put: (id, bytes) => writeFile(join(directory, id), bytes),
    get: (id) => readFile(join(directory, basename(id))).catch(() => undefined),
  };
}
