import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lockDataDir, openDataDir } from '../../src/embedded/data-dir.ts';
import { startHolder } from './holder.ts';
import { tempFolder } from './temp-folder.ts';

describe('the lock of a data folder', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let dataDir: string;
  beforeEach(async () => {
    folder = await tempFolder();
    dataDir = join(folder.path, '.pitcrew');
  });
  afterEach(() => folder.remove());

  const writeLock = async (content: string): Promise<void> => {
    await writeFile(join(await openDataDir(dataDir), 'pitcrew.lock.7'), content);
  };

  test('a second Pitcrew is refused, with the pid of the first and what to do', async () => {
    const holder = await startHolder('hold-lock.ts', dataDir);
    await expect(lockDataDir(dataDir)).rejects.toThrow(
      `Another Pitcrew (process ${holder.pid}) already runs on the data folder ${dataDir}. ` +
        'Stop it first, or give this one a folder of its own with DATA_DIR.',
    );
    await holder.kill('SIGKILL');
  });

  test('the lock of a Pitcrew that was killed is taken over', async () => {
    const holder = await startHolder('hold-lock.ts', dataDir);
    await holder.kill('SIGKILL');
    await lockDataDir(dataDir);
    const lock = await readFile(join(dataDir, 'pitcrew.lock.2'), 'utf8');
    expect(JSON.parse(lock)).toMatchObject({ pid: process.pid });
  });

  test('a lock whose pid went to another process is taken over', async () => {
    await writeLock(JSON.stringify({ pid: process.pid, identity: 'an earlier life' }));
    await expect(lockDataDir(dataDir)).resolves.toBeDefined();
  });

  test.each(['', '{"pid":', '[]', '{"pid":"7"}'])(
    'a broken lock (%j) is taken over',
    async (text) => {
      await writeLock(text);
      await expect(lockDataDir(dataDir)).resolves.toBeDefined();
    },
  );

  test('of many that start at once on a stale lock, one gets the folder', async () => {
    await writeLock(JSON.stringify({ pid: process.pid, identity: 'an earlier life' }));
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dataDir)));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('of many that start at once on a new folder, one gets it', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dataDir)));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('when given back, the folder can be taken again, and one file is all that is left', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const lock = await lockDataDir(dataDir);
      await lock.release();
    }
    expect(await readdir(dataDir)).toHaveLength(1);
  });

  test('a folder that cannot be used is refused by name, with what to do', async () => {
    await writeFile(join(folder.path, 'file'), '');
    const below = join(folder.path, 'file', '.pitcrew');
    await expect(lockDataDir(below)).rejects.toThrow(`The data folder ${below} cannot be used`);
  });
});
