import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { emptyState, type State } from './state.ts';

export type StateFile = {
  /** Writes the state soon; many changes in a row make one write. */
  changed: () => void;
  /** Resolves when all changes are on disk; rejects when a write failed. */
  flush: () => Promise<void>;
};

/** Reads a state kept by an earlier run; an empty state where the file is missing. Throws when it is not readable as one. */
export function loadState(path: string | undefined): State {
  if (path === undefined || !existsSync(path)) return emptyState();
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<State>;
  if (kept.version !== 1) throw new Error(`${path} was not written by this Telegram simulator`);
  return { ...emptyState(), ...kept };
}

/** Keeps a state in a file which is replaced as a whole, so a reader never sees half of it. */
export function createStateFile(path: string | undefined, state: State): StateFile {
  if (path === undefined) return { changed: () => {}, flush: () => Promise.resolve() };
  mkdirSync(dirname(path), { recursive: true });
  const file = path;
  let dirty = false;
  let failure: Error | undefined;
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    await setImmediate();
    while (dirty) {
      dirty = false;
      try {
        await writeFile(`${file}.tmp`, JSON.stringify(state));
        await rename(`${file}.tmp`, file);
      } catch (error) {
        failure = new Error(`Cannot write ${file}`, { cause: error });
      }
    }
    writing = null;
  }

  return {
    changed: () => {
      dirty = true;
      writing ??= write();
    },
    flush: async () => {
      await writing;
      if (failure !== undefined) throw failure;
    },
  };
}
