import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from './process-identity.ts';
import { writeAtomically } from './write-atomically.ts';

const LOCK = 'pitcrew.lock.';

interface Holder {
  pid: number;
  identity: string;
}

/**
 * Creates the data folder when missing and answers its real path; throws, with what to do, where
 * this user may not write. Others may pass through the folder, not list it: a database that runs
 * as another account (see postgres-account.ts) lives below it.
 */
export async function openDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const folder = await realpath(dataDir);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    throw new Error(
      `The data folder ${dataDir} cannot be used by this user: give it to the user that runs ` +
        "Pitcrew (it is root's when Pitcrew was first started as root), or set DATA_DIR.",
      { cause: error },
    );
  }
}

/**
 * Takes a data folder for this process alone; the answer gives it back. Throws, naming the pid,
 * while another living Pitcrew holds it; the lock of one that died is taken over.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  const folder = await openDataDir(dataDir);
  const draft = join(folder, `${LOCK}draft-${randomBytes(4).toString('hex')}`);
  const holder = { pid: process.pid, identity: await processIdentity(process.pid) };
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    const lock = await acquire(folder, draft, dataDir);
    // Written over, not removed: the number has been used.
    return { release: () => writeAtomically(lock, '{}') };
  } finally {
    await rm(draft, { force: true });
  }
}

/** The process that holds a data folder; null while none does, or there is no such folder. */
export async function readHolder(dataDir: string): Promise<number | null> {
  const last = (await numbersIn(dataDir).catch(() => [])).at(-1);
  return last === undefined ? null : livingHolder(join(dataDir, `${LOCK}${last}`));
}

/**
 * Locks are numbered, and the highest number counts. Whoever finds it stale makes the next one,
 * which can be made once; so of several that start at the same time one wins, and none ever has to
 * remove a lock that might be a living one by then.
 */
async function acquire(folder: string, draft: string, dataDir: string): Promise<string> {
  for (;;) {
    const last = (await numbersIn(folder)).at(-1) ?? 0;
    const pid = await livingHolder(join(folder, `${LOCK}${last}`));
    if (pid !== null) throw new Error(heldBy(pid, dataDir));
    const lock = join(folder, `${LOCK}${last + 1}`);
    if (!(await linked(draft, lock))) continue;
    const numbers = await numbersIn(folder);
    const highest = numbers.at(-1) === last + 1;
    const useless = highest ? numbers.slice(0, -1) : [last + 1];
    for (const number of useless) await rm(join(folder, `${LOCK}${number}`), { force: true });
    if (highest) return lock;
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(LOCK));
  const numbers = names.map((name) => Number(name.slice(LOCK.length)));
  return numbers.filter((number) => Number.isInteger(number)).toSorted((a, b) => a - b);
}

/** Whether the name was free; a hard link appears whole, so no lock is ever seen half-written. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function livingHolder(lock: string): Promise<number | null> {
  const holder = parseHolder(await readIfThere(lock));
  if (holder === null) return null;
  return (await processIdentity(holder.pid)) === holder.identity ? holder.pid : null;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // A lock that cannot be read may well be a living one.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function parseHolder(content: string): Holder | null {
  try {
    const { pid, identity } = JSON.parse(content) as Partial<Holder>;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : null;
  } catch {
    return null;
  }
}

function heldBy(pid: number, dataDir: string): string {
  return (
    `Another Pitcrew (process ${pid}) already runs on the data folder ${dataDir}. ` +
    'Stop it first, or give this one a folder of its own with DATA_DIR.'
  );
}
