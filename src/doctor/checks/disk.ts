import { statfs } from 'node:fs/promises';
import { fail, ok, Skipped, warn, type Checkup, type Finding } from '../check.ts';

const MB = 1024 * 1024;
/** Below these, the embedded servers are about to stop, or soon. Bytes. */
const LITTLE = 1024 * MB;
const TOO_LITTLE = 100 * MB;

/** The disk of DATA_DIR has room, where something is kept there. */
export const disk: Checkup = {
  name: 'disk',
  async look({ config }) {
    const { dataDir } = config;
    const isUsed = config.databaseUrl === null || !config.temporal.external;
    if (!isUsed) throw new Skipped('Nothing is kept in DATA_DIR: both servers are elsewhere.');
    const found = await statfs(dataDir).catch(() => null);
    if (found === null) throw new Skipped(`${dataDir} is not there yet: the first start makes it.`);
    return judgeSpace(dataDir, found.bavail * found.bsize);
  },
};

/** @param free bytes that this user may still write */
export function judgeSpace(folder: string, free: number): Finding {
  const found = `${Math.floor(free / MB)} MB are free for ${folder}.`;
  const advice = 'Make room: PostgreSQL and Temporal stop when the disk is full.';
  if (free < TOO_LITTLE) return fail(found, advice);
  return free < LITTLE ? warn(found, advice) : ok(found);
}
