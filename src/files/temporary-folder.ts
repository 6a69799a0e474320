import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftFolders } from './left-folders.ts';

/** Runs `use` with a folder of its own on this machine's disk; the folder and what is in it go when it is done. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const parent = tmpdir();
  await removeLeftFolders(parent);
  const folder = await mkdtemp(join(parent, `pitcrew-file-${process.pid}-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
