import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** No file is carried for longer; milliseconds. Then a process that has the id of a dead one does not hide its folder. */
const CARRIED_FOR = 15 * 60_000;

/**
 * Removes the folders of files that a killed process was carrying: people's files lie about no longer than they have
 * to. What cannot be removed, because it is somebody else's, stays.
 * @param parent where temporary folders are made
 */
export async function removeLeftFolders(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const [, pid] = /^pitcrew-file-(\d+)-/.exec(name) ?? [];
    if (pid === undefined) continue;
    const folder = join(parent, name);
    if (isAlive(Number(pid)) && (await ageOf(folder)) < CARRIED_FOR) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, and lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function ageOf(folder: string): Promise<number> {
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs;
}
