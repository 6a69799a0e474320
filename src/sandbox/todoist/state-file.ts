import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Snapshot } from './board-data.ts';

export type StateFile = { save(): void; flush(): Promise<void> };

/** The snapshot kept in `path`, or undefined where there is none yet; throws if it is not JSON. */
export function readStateFile(path: string): Snapshot | undefined {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')) as Snapshot;
}

/**
 * Keeps `path` equal to what `snapshot` returns: `save` asks for a write, many of them in one turn
 * make one; `flush` resolves when all is on disk and rejects if the last write failed.
 */
export function createStateFile(path: string, snapshot: () => Snapshot): StateFile {
  let asked = false;
  let writing: Promise<void> = Promise.resolve();
  mkdirSync(dirname(path), { recursive: true });

  async function write(): Promise<void> {
    if (!asked) return;
    asked = false;
    await writeFile(`${path}.tmp`, JSON.stringify(snapshot()));
    await rename(`${path}.tmp`, path);
  }

  function enqueue(): Promise<void> {
    // An earlier failed write must not stop the later ones: each writes the whole state.
    writing = writing.then(write, write);
    return writing;
  }

  return {
    save() {
      if (asked) return;
      asked = true;
      setImmediate(() => void enqueue().catch(() => undefined));
    },
    flush: enqueue,
  };
}
