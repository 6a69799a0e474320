import { open, readFile, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const LARGEST = 10 * 1024 * 1024;

/** Opens a log for appending, readable by its owner only; one of over 10 MB begins anew. */
export async function openLog(path: string): Promise<FileHandle> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  return open(path, size > LARGEST ? 'w' : 'a', 0o600);
}

/** The last lines of what a log holds from byte `from` on; '' when there is none. */
export async function logTail(path: string, from: number, lines = 15): Promise<string> {
  const content = await readFile(path).catch(() => Buffer.alloc(0));
  return content.subarray(from).toString().trim().split('\n').slice(-lines).join('\n');
}
