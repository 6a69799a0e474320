import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftFolders } from '../../src/files/left-folders.ts';

const HOUR = 3_600_000;

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pitcrew-left-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function folderOf(pid: number, name: string, changedAt = Date.now()): Promise<string> {
  const folder = `pitcrew-file-${pid}-${name}`;
  await mkdir(join(parent, folder));
  await writeFile(join(parent, folder, 'film.mp4'), 'a film');
  await utimes(join(parent, folder), changedAt / 1_000, changedAt / 1_000);
  return folder;
}

test('what a dead process left goes, and so does what is too old to be carried; nothing else does', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  await folderOf(dead, 'dead');
  await folderOf(process.pid, 'old', Date.now() - HOUR);
  const kept = [await folderOf(process.pid, 'carried'), 'pitcrew-run-1', 'others'];
  await mkdir(join(parent, 'pitcrew-run-1'));
  await mkdir(join(parent, 'others'));

  await removeLeftFolders(parent);

  expect((await readdir(parent)).toSorted()).toEqual(kept.toSorted());
});

test('a folder that is not there holds nothing', async () => {
  await expect(removeLeftFolders(join(parent, 'nowhere'))).resolves.toBeUndefined();
});
